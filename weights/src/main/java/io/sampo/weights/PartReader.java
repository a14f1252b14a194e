package io.sampo.weights;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.sampo.weights.v1.FetchResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads the parts of one stream into the same few arrays, where a chunk's bytes lie until it is let
 * go. Protobuf would make two arrays of each chunk's size, and the heap would be collected all the
 * time.
 */
final class PartReader implements MethodDescriptor.Marshaller<FetchResponse> {
  /** Of the parts that were not let go yet, in their order. */
  private final Deque<byte[]> lent = new ArrayDeque<>();

  private final Deque<byte[]> free = new ArrayDeque<>();

  /** Nobody sends parts with it. */
  @Override
  public InputStream stream(FetchResponse part) {
    throw new UnsupportedOperationException("parts are received here");
  }

  @Override
  public FetchResponse parse(InputStream stream) {
    try {
      return parse(read(stream));
    } catch (IOException e) {
      throw Status.INTERNAL
          .withDescription("no part of a stream")
          .withCause(e)
          .asRuntimeException();
    }
  }

  private synchronized ByteString read(InputStream stream) throws IOException {
    int length = stream.available();
    byte[] array = arrayOf(length);
    lent.add(array);
    return UnsafeByteOperations.unsafeWrap(array, 0, stream.readNBytes(array, 0, length));
  }

  private byte[] arrayOf(int length) {
    byte[] array = free.poll();
    return array != null && array.length >= length ? array : new byte[length];
  }

  private static FetchResponse parse(ByteString bytes) throws IOException {
    CodedInputStream inPlace = bytes.newCodedInput();
    inPlace.enableAliasing(true);
    FetchResponse part = FetchResponse.parseFrom(inPlace);
    // Others are kept for longer.
    return part.hasChunk() ? part : FetchResponse.parseFrom(bytes);
  }

  /** The first of the parts that were read is of no use any more. */
  synchronized void letGo() {
    free.add(lent.remove());
  }
}
