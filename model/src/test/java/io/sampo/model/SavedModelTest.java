package io.sampo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.checkpoint.SafetensorsWriter;
import io.sampo.model.checkpoint.StoredTensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A saved model is the model, bit for bit, and a file is there whole or not at all. */
class SavedModelTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT32", "BFLOAT16", "FLOAT16"})
  void savingAndOpeningChangesNoBit(DataType type) {
    Compute compute = new Compute(Device.cpu(), type);
    for (String family : List.of("gemma", "gpt2", "gpt_neox", "llama", "qwen2")) {
      try (LanguageModel model = TinyModels.model(TinyModels.shape(family), compute)) {
        model.save(folder);
        try (LanguageModel opened = LanguageModel.open(folder, compute)) {
          assertEquals(model.parameters().sha256(), opened.parameters().sha256());
          assertEquals(model.config().endIds(), opened.config().endIds());
        }
      }
    }
  }

  @Test
  void aFileOfTheDecoderAloneHoldsTheSameModelAndIsSavedWithTheHead() throws IOException {
    try (LanguageModel model = TinyModels.gpt2();
        Arena arena = Arena.ofConfined()) {
      model.save(folder);
      byte[] saved = Files.readAllBytes(folder.resolve("model.safetensors"));
      SafetensorsWriter.write(
          folder.resolve("model.safetensors"),
          tensors(model, arena).stream().map(SavedModelTest::withoutPrefix).toList());
      try (LanguageModel opened = LanguageModel.open(folder, Compute.cpu())) {
        assertEquals(model.parameters().sha256(), opened.parameters().sha256());
        opened.save(folder);
      }
      assertArrayEquals(saved, Files.readAllBytes(folder.resolve("model.safetensors")));
    }
  }

  private static StoredTensor withoutPrefix(StoredTensor tensor) {
    return new StoredTensor(
        tensor.name().replaceFirst("^transformer\\.", ""),
        tensor.type(),
        tensor.shape(),
        tensor.bytes());
  }

  @Test
  void openingInAWiderTypeLosesNothing() {
    Compute narrow = new Compute(Device.cpu(), DataType.BFLOAT16);
    try (LanguageModel model = TinyModels.model(TinyModels.shape("llama"), narrow)) {
      model.save(folder);
      String digest = model.parameters().sha256();
      try (LanguageModel wide = LanguageModel.open(folder, Compute.cpu())) {
        wide.save(folder);
      }
      try (LanguageModel again = LanguageModel.open(folder, narrow)) {
        assertEquals(digest, again.parameters().sha256());
      }
    }
  }

  @Test
  void shardsHoldTheSameModel() throws IOException {
    try (LanguageModel model = TinyModels.gptNeox();
        Arena arena = Arena.ofConfined()) {
      model.save(folder);
      shard(tensors(model, arena));
      try (LanguageModel opened = LanguageModel.open(folder, Compute.cpu())) {
        assertEquals(model.parameters().sha256(), opened.parameters().sha256());
      }
    }
  }

  @Test
  void aTensorInTwoShardsIsRefused() throws IOException {
    try (LanguageModel model = TinyModels.gptNeox();
        Arena arena = Arena.ofConfined()) {
      model.save(folder);
      List<StoredTensor> tensors = tensors(model, arena);
      shard(tensors);
      SafetensorsWriter.write(folder.resolve("model-2.safetensors"), tensors);
      var refused =
          assertThrows(ModelException.class, () -> LanguageModel.open(folder, Compute.cpu()));
      assertEquals(
          folder.resolve("model-2.safetensors")
              + ": tensor embed_out.weight is in another file too",
          refused.getMessage());
    }
  }

  @Test
  void weightsGoOutAndInThroughBytes() {
    try (LanguageModel one = TinyModels.gptNeox();
        LanguageModel other = LanguageModel.of(one.config(), one.compute(), new RandomWeights(99));
        Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(one.parameters().byteSize());
      one.parameters().copyTo(bytes);
      other.parameters().copyFrom(bytes);
      assertEquals(one.parameters().sha256(), other.parameters().sha256());
      var refused =
          assertThrows(
              ModelException.class, () -> other.parameters().copyFrom(bytes.asSlice(0, 100)));
      assertEquals(
          "snapshot: 100 bytes (expected: " + bytes.byteSize() + ")", refused.getMessage());
    }
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("model.safetensors");
    try (LanguageModel model = TinyModels.llama()) {
      Arena closed = Arena.ofConfined();
      List<StoredTensor> gone = tensors(model, closed);
      SafetensorsWriter.write(file, gone);
      closed.close();
      byte[] before = Files.readAllBytes(file);
      assertThrows(IllegalStateException.class, () -> SafetensorsWriter.write(file, gone));
      assertArrayEquals(before, Files.readAllBytes(file));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aReaderNeverSeesAHalfWrittenFile() {
    try (LanguageModel one = TinyModels.gptNeox();
        LanguageModel other =
            LanguageModel.of(one.config(), one.compute(), new RandomWeights(99))) {
      Set<String> digests = Set.of(one.parameters().sha256(), other.parameters().sha256());
      one.save(folder);
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 20; i++) {
              (i % 2 == 0 ? other : one).save(folder);
            }
          });
      while (!writer.isDone()) {
        try (LanguageModel read = LanguageModel.open(folder, Compute.cpu())) {
          assertTrue(digests.contains(read.parameters().sha256()));
        }
      }
      writer.join();
    }
  }

  private static List<StoredTensor> tensors(LanguageModel model, Arena arena) {
    MemorySegment bytes = arena.allocate(model.parameters().byteSize());
    model.parameters().copyTo(bytes);
    return model.parameters().views(bytes);
  }

  /** Replaces the folder's one file by two and an index. */
  private void shard(List<StoredTensor> tensors) throws IOException {
    Files.delete(folder.resolve("model.safetensors"));
    ObjectNode index = JsonNodeFactory.instance.objectNode();
    ObjectNode map = index.putObject("weight_map");
    int half = tensors.size() / 2;
    write("model-1.safetensors", tensors.subList(0, half), map);
    write("model-2.safetensors", tensors.subList(half, tensors.size()), map);
    Files.writeString(folder.resolve("model.safetensors.index.json"), index.toString());
  }

  private void write(String name, List<StoredTensor> tensors, ObjectNode map) {
    SafetensorsWriter.write(folder.resolve(name), tensors);
    tensors.forEach(tensor -> map.put(tensor.name(), name));
  }
}
