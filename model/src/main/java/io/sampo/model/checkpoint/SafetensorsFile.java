package io.sampo.model.checkpoint;

import io.sampo.model.ModelException;
import io.sampo.model.checkpoint.SafetensorsHeader.Entry;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A safetensors file, memory-mapped: eight bytes with the length of a JSON header, the header, then
 * the tensors' bytes. Nothing of it is believed before it is checked against the file's size.
 */
public final class SafetensorsFile implements AutoCloseable {
  private static final ValueLayout.OfLong LENGTH =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** The limit of the format's own library. */
  private static final long LONGEST_HEADER = 100_000_000;

  private final Path path;
  private final Arena arena = Arena.ofShared();
  private final SequencedMap<String, StoredTensor> tensors = new LinkedHashMap<>();

  private SafetensorsFile(Path path) {
    this.path = path;
  }

  public static SafetensorsFile open(Path path) {
    SafetensorsFile file = new SafetensorsFile(path);
    try {
      file.read();
      return file;
    } catch (IOException e) {
      file.close();
      throw new ModelException(path + ": cannot be read (" + e + ")", e);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  public SequencedMap<String, StoredTensor> tensors() {
    return tensors;
  }

  private void read() throws IOException {
    MemorySegment bytes;
    try (FileChannel channel = FileChannel.open(path)) {
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
    require(bytes.byteSize() >= 8, "holds " + bytes.byteSize() + " bytes (expected: at least 8)");
    long length = bytes.get(LENGTH, 0);
    require(
        length > 0 && length <= Math.min(LONGEST_HEADER, bytes.byteSize() - 8),
        "its header claims " + length + " bytes, the file has " + bytes.byteSize());
    String text =
        new String(bytes.asSlice(8, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    MemorySegment data = bytes.asSlice(8 + length);
    for (Entry entry : SafetensorsHeader.read(path, text, data.byteSize()).entries()) {
      tensors.put(
          entry.name(), tensor(entry, data.asSlice(entry.from(), entry.to() - entry.from())));
    }
  }

  private StoredTensor tensor(Entry entry, MemorySegment bytes) {
    TensorType type = TensorType.named(entry.type()).orElse(null);
    if (type == null) {
      // Buffers that no model of ours reads (masks, counters) come in other types.
      return new StoredTensor(entry.name(), TensorType.F32, List.of(0L), bytes.asSlice(0, 0));
    }
    long expected = size(entry.shape(), type.bytes());
    require(
        bytes.byteSize() == expected,
        "%s: %d bytes (expected: %d for %s %s)"
            .formatted(entry.name(), bytes.byteSize(), expected, type, entry.shape()));
    return new StoredTensor(entry.name(), type, entry.shape(), bytes);
  }

  /** The bytes that a shape takes; −1 where no file could hold them. */
  private static long size(List<Long> shape, int bytes) {
    if (shape.contains(0L)) {
      return 0;
    }
    long size = bytes;
    for (long dimension : shape) {
      if (size > Long.MAX_VALUE / dimension) {
        return -1;
      }
      size *= dimension;
    }
    return size;
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      throw new ModelException(path + ": not a sound safetensors file: " + problem);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
