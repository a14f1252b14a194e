package io.sampo.bench.broadcast;

import io.sampo.bench.Elapsed;
import io.sampo.weights.SnapshotDigest;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * The same bytes over plain TCP, from the source to each receiver, into memory, with their SHA-256
 * computed on both ends and compared: the least that a transfer one can believe takes.
 */
final class RawBroadcast {
  private static final int PIECE = 1 << 20;

  private final MemorySegment bytes;

  /** Where each receiver puts them, the same in every run. */
  private final List<MemorySegment> places;

  /**
   * Nothing is sent yet.
   *
   * @param arena of the receivers' memory
   */
  RawBroadcast(MemorySegment bytes, int receivers, Arena arena) {
    this.bytes = bytes;
    this.places = Stream.generate(() -> arena.allocate(bytes.byteSize())).limit(receivers).toList();
  }

  /** Until the last receiver has all of it and the digests agree. */
  Elapsed time() throws IOException, InterruptedException, ExecutionException {
    try (ServerSocketChannel source = ServerSocketChannel.open()) {
      source.bind(new InetSocketAddress(Places.source(), 0), places.size());
      SocketAddress address = source.getLocalAddress();
      List<Callable<Void>> ends = new ArrayList<>();
      for (MemorySegment place : places) {
        ends.add(() -> send(source));
        ends.add(() -> receive(address, place));
      }
      return Together.time(ends);
    }
  }

  private Void send(ServerSocketChannel source) throws IOException {
    try (SocketChannel receiver = source.accept()) {
      SnapshotDigest digest = new SnapshotDigest();
      for (long at = 0; at < bytes.byteSize(); at += PIECE) {
        MemorySegment piece = piece(bytes, at);
        digest.update(piece);
        writeAll(receiver, piece.asByteBuffer());
      }
      writeAll(receiver, ByteBuffer.wrap(text(digest)));
    }
    return null;
  }

  private static Void receive(SocketAddress source, MemorySegment into) throws IOException {
    try (SocketChannel sender = SocketChannel.open(source)) {
      SnapshotDigest digest = new SnapshotDigest();
      for (long at = 0; at < into.byteSize(); at += PIECE) {
        MemorySegment piece = piece(into, at);
        readAll(sender, piece.asByteBuffer());
        digest.update(piece);
      }
      byte[] seen = text(digest);
      ByteBuffer announced = ByteBuffer.allocate(seen.length);
      readAll(sender, announced);
      requireEqual(announced.array(), seen);
    }
    return null;
  }

  private static MemorySegment piece(MemorySegment whole, long at) {
    return whole.asSlice(at, Math.min(PIECE, whole.byteSize() - at));
  }

  private static void writeAll(SocketChannel channel, ByteBuffer data) throws IOException {
    while (data.hasRemaining()) {
      channel.write(data);
    }
  }

  private static void readAll(SocketChannel channel, ByteBuffer data) throws IOException {
    while (data.hasRemaining()) {
      if (channel.read(data) < 0) {
        throw new EOFException(data.remaining() + " bytes are missing");
      }
    }
  }

  private static byte[] text(SnapshotDigest digest) {
    return digest.finish().hex().getBytes(StandardCharsets.US_ASCII);
  }

  private static void requireEqual(byte[] announced, byte[] seen) throws IOException {
    if (!Arrays.equals(announced, seen)) {
      throw new IOException("sha256: the bytes are others (expected: those that were sent)");
    }
  }
}
