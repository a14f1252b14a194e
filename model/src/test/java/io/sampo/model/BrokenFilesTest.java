package io.sampo.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.architecture.Architecture;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.ModelFolder;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever stands in a model folder, opening it and reading each tensor ends well or in a {@link
 * ModelException} that names the place: no other exception, no crash, no huge allocation.
 */
class BrokenFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRIES = 250;
  private static final String SEED = "2026";

  private static Path folder = Path.of("");
  private static byte[] intact = {};
  private static byte[] config = {};

  @BeforeContainer
  static void save() throws IOException {
    folder = Files.createTempDirectory("broken-model");
    try (LanguageModel model = TinyModels.llama()) {
      model.save(folder);
    }
    intact = Files.readAllBytes(folder.resolve("model.safetensors"));
    config = Files.readAllBytes(folder.resolve("config.json"));
  }

  @AfterContainer
  static void delete() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
  void aTruncatedFileIsRefused(@ForAll @IntRange(max = 1_000_000) int at) throws IOException {
    assertTrue(isRefused(Arrays.copyOf(intact, at % intact.length)));
  }

  @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
  void bytesAfterTheLastTensorAreRefused(@ForAll @IntRange(min = 1, max = 100) int more)
      throws IOException {
    assertTrue(isRefused(Arrays.copyOf(intact, intact.length + more)));
  }

  @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
  void flippedBitsOfTheHeaderDoNoHarm(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1_000_000) Integer> places)
      throws IOException {
    byte[] flipped = intact.clone();
    for (int place : places) {
      flipped[place / 8 % (8 + headerSize())] ^= (byte) (1 << place % 8);
    }
    isRefused(flipped);
  }

  @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
  void aWrongHeaderLengthIsRefused(@ForAll long length) throws IOException {
    if (length != headerSize()) {
      byte[] lying = intact.clone();
      ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      assertTrue(isRefused(lying));
    }
  }

  @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
  void aLieAboutATensorIsRefused(
      @ForAll @IntRange(max = 1_000) int tensor,
      @ForAll("fields") String field,
      @ForAll("lies") JsonNode lie)
      throws IOException {
    ObjectNode header = header();
    ObjectNode entry = entry(header, tensor);
    JsonNode truth = entry.at(field);
    set(entry, field, lie);
    assertTrue(isRefused(file(header)) || truth.equals(lie) || field.equals("/dtype"));
  }

  @Property(tries = 40, seed = SEED, shrinking = ShrinkingMode.OFF)
  void aMissingTensorIsRefused(@ForAll @IntRange(max = 1_000) int tensor) throws IOException {
    ObjectNode header = header();
    header.remove(name(header, tensor));
    assertTrue(isRefused(file(header)));
  }

  @Property(tries = 40, seed = SEED, shrinking = ShrinkingMode.OFF)
  void aTensorNamedTwiceIsRefused(@ForAll @IntRange(max = 1_000) int tensor) throws IOException {
    ObjectNode header = header();
    String entry = "\"" + name(header, tensor) + "\":" + entry(header, tensor);
    assertTrue(isRefused(file("{" + entry + "," + header.toString().substring(1))));
  }

  @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
  void aLieInTheConfigDoesNoHarm(
      @ForAll @IntRange(max = 1_000) int key, @ForAll("lies") JsonNode lie) throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(config);
    List<String> names = json.properties().stream().map(e -> e.getKey()).toList();
    json.set(names.get(key % names.size()), lie);
    Files.write(folder.resolve("config.json"), JSON.writeValueAsBytes(json));
    try {
      isRefused(intact);
    } finally {
      Files.write(folder.resolve("config.json"), config);
    }
  }

  @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
  void aWrongIndexIsRefused(
      @ForAll @IntRange(max = 1_000) int tensor, @ForAll("fileNames") JsonNode file)
      throws IOException {
    Path index = folder.resolve("model.safetensors.index.json");
    ObjectNode json = JSON.createObjectNode();
    ObjectNode map = json.putObject("weight_map");
    header().properties().forEach(entry -> map.put(entry.getKey(), "model.safetensors"));
    map.remove("__metadata__");
    map.set(name(header(), tensor), file);
    Files.write(index, JSON.writeValueAsBytes(json));
    try {
      assertTrue(isRefused(intact));
    } finally {
      Files.delete(index);
    }
  }

  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.of(
        "/dtype", "/shape", "/shape/0", "/data_offsets", "/data_offsets/0", "/data_offsets/1");
  }

  @Provide
  Arbitrary<JsonNode> lies() {
    return Arbitraries.of(
            "-1",
            "0",
            "1",
            "3",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "1e300",
            "1e999",
            "0.5",
            "18446744073709551616",
            "18446744073709551648",
            "null",
            "true",
            "\"F64\"",
            "\"\"",
            "\"32\"",
            "\"gpt_neox\"",
            "[]",
            "[32]",
            "[0,0]",
            "[4611686018427387904,4]",
            "[[1]]",
            "{}")
        .map(BrokenFilesTest::json);
  }

  @Provide
  Arbitrary<JsonNode> fileNames() {
    return Arbitraries.of(
            "\"\"",
            "\".\"",
            "\"..\"",
            "\"../model.safetensors\"",
            "\"/dev/zero\"",
            "\"a\\u0000b\"",
            "\"config.json\"",
            "\"missing.safetensors\"",
            "null",
            "7",
            "[]",
            "{}")
        .map(BrokenFilesTest::json);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Whether this file is refused, for a reason that names the place. */
  private static boolean isRefused(byte[] file) throws IOException {
    Files.write(folder.resolve("model.safetensors"), file);
    try (ModelFolder opened = ModelFolder.open(folder)) {
      for (TensorSpec spec : Architecture.of(opened.config()).slots()) {
        opened.tensor(spec.name(), spec.shape()).bytes().toArray(ValueLayout.JAVA_BYTE);
      }
      return false;
    } catch (ModelException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith(folder.toString()), e.getMessage());
      return true;
    }
  }

  private static int headerSize() {
    return (int) ByteBuffer.wrap(intact).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static ObjectNode header() throws IOException {
    String text = new String(intact, 8, headerSize(), StandardCharsets.UTF_8);
    return (ObjectNode) JSON.readTree(text);
  }

  /** The name of some tensor. */
  private static String name(ObjectNode header, int tensor) {
    Iterator<String> names = header.fieldNames();
    names.next();
    for (int i = 0; i < tensor % (header.size() - 1); i++) {
      names.next();
    }
    return names.next();
  }

  private static ObjectNode entry(ObjectNode header, int tensor) {
    return (ObjectNode) header.get(name(header, tensor));
  }

  private static void set(ObjectNode entry, String field, JsonNode value) {
    String[] path = field.substring(1).split("/", -1);
    if (path.length == 1) {
      entry.set(path[0], value);
    } else {
      ((ArrayNode) entry.get(path[0])).set(Integer.parseInt(path[1]), value);
    }
  }

  private static byte[] file(ObjectNode header) {
    return file(header.toString());
  }

  /** The tensors' bytes behind another header. */
  private static byte[] file(String header) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    int dataStart = 8 + headerSize();
    return ByteBuffer.allocate(8 + text.length + intact.length - dataStart)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .put(intact, dataStart, intact.length - dataStart)
        .array();
  }
}
