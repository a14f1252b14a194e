package io.sampo.model.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.model.ModelException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A safetensors file, memory-mapped: eight bytes with the length of a JSON header, the header, then
 * the tensors' bytes. Nothing of it is believed before it is checked against the file's size.
 */
final class SafetensorsFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
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

  static SafetensorsFile open(Path path) {
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

  SequencedMap<String, StoredTensor> tensors() {
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
    MemorySegment data = bytes.asSlice(8 + length);
    for (Map.Entry<String, JsonNode> entry : header(bytes.asSlice(8, length)).properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
      }
    }
  }

  private JsonNode header(MemorySegment bytes) {
    String text = new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    try {
      JsonNode header = JSON.readTree(text);
      require(header.isObject(), "its header is not a JSON object");
      return header;
    } catch (JsonProcessingException e) {
      throw new ModelException(path + ": its header is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private StoredTensor tensor(String name, JsonNode node, MemorySegment data) {
    String typeName = node.path("dtype").asText();
    TensorType type = TensorType.named(typeName).orElse(null);
    List<Long> shape = shape(name, node.path("shape"));
    long from = node.path("data_offsets").path(0).asLong(-1);
    long to = node.path("data_offsets").path(1).asLong(-1);
    require(
        0 <= from && from <= to && to <= data.byteSize(),
        name + ": bytes " + from + ".." + to + " of " + data.byteSize());
    if (type == null) {
      // Buffers that no model of ours reads (masks, counters) come in other types.
      return new StoredTensor(name, TensorType.F32, List.of(0L), data.asSlice(0, 0));
    }
    long expected = size(shape, type.bytes());
    require(
        to - from == expected,
        name
            + ": holds "
            + (to - from)
            + " bytes (expected: "
            + expected
            + " for "
            + typeName
            + " "
            + shape
            + ")");
    return new StoredTensor(name, type, shape, data.asSlice(from, to - from));
  }

  private List<Long> shape(String name, JsonNode node) {
    require(node.isArray(), name + ": has no shape");
    List<Long> shape = new ArrayList<>();
    for (JsonNode dimension : node) {
      require(dimension.isIntegralNumber() && dimension.asLong() >= 0, name + ": shape " + node);
      shape.add(dimension.asLong());
    }
    return List.copyOf(shape);
  }

  private long size(List<Long> shape, int bytes) {
    long size = bytes;
    for (long dimension : shape) {
      try {
        size = Math.multiplyExact(size, dimension);
      } catch (ArithmeticException e) {
        throw new ModelException(path + ": shape " + shape + " overflows", e);
      }
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
