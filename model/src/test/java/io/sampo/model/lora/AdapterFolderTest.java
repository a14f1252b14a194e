package io.sampo.model.lora;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.config.LoraForm;
import io.sampo.config.Trainable.Lora;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.ModelException;
import io.sampo.model.Parameters;
import io.sampo.model.RandomWeights;
import io.sampo.model.Rows;
import io.sampo.model.TinyModels;
import io.sampo.model.checkpoint.SafetensorsFile;
import io.sampo.model.checkpoint.SafetensorsWriter;
import io.sampo.model.checkpoint.StoredTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters that were written are read back bit for bit; what does not fit is refused. */
final class AdapterFolderTest {
  private static final Rows ROWS =
      Rows.scoringEach(List.of(new int[] {3, 17, 5}), List.of(new int[] {1, 2, 3}));

  @TempDir private Path folder;

  @BeforeEach
  void writeBaseAndAdapters() {
    try (LanguageModel base = model("llama", 7)) {
      base.save(base());
      write(base, 1, folder.resolve("one"));
      write(base, 3, folder.resolve("three"));
    }
  }

  private static LanguageModel model(String family, long seed) {
    return LanguageModel.of(
        TinyModels.config(TinyModels.shape(family)), Compute.cpu(), new RandomWeights(seed));
  }

  private Path base() {
    return folder.resolve("base");
  }

  private void write(LanguageModel base, int adapters, Path target) {
    try (LoraBase lora = new LoraBase(base, lora(adapters));
        Parameters grown = lora.adapters(Grown.different())) {
      new AdapterWriter(lora, base()).write(target, grown);
    }
  }

  private static Lora lora(int adapters) {
    return new Lora(List.of("q_proj", "down_proj"), 4, 8, 0, adapters, LoraForm.MERGED);
  }

  @Test
  void anAdapterLoadsBackBitEqual() {
    try (LanguageModel base = LanguageModel.open(base(), Compute.cpu());
        LoraBase lora = new LoraBase(base, lora(1));
        Parameters written = lora.adapters(Grown.different());
        AdapterFolder read = AdapterFolder.open(folder.resolve("one"));
        Parameters again = AdaptedModel.read(lora, List.of(read))) {
      assertEquals(written.sha256(), again.sha256());
      assertEquals(Set.copyOf(lora(1).targets()), Set.copyOf(read.config().targets()));
      assertEquals(4, read.config().rank());
      assertEquals(8, read.config().alpha());
    }
  }

  @Test
  void anEnsembleLoadsBackAsItsMean() {
    List<Path> members = List.of(member("0"), member("1"), member("2"));
    try (LanguageModel base = LanguageModel.open(base(), Compute.cpu());
        LoraBase lora = new LoraBase(base, lora(3));
        LanguageModel mean = lora.mean(lora.adapters(Grown.different()));
        LanguageModel opened = new AdaptedModel(base(), members).open(Compute.cpu())) {
      assertArrayEquals(mean.tokenLogProbs(ROWS), opened.tokenLogProbs(ROWS));
      mean.save(folder.resolve("merged"));
      try (LanguageModel merged = LanguageModel.open(folder.resolve("merged"), Compute.cpu())) {
        assertEquals(opened.parameters().sha256(), merged.parameters().sha256());
      }
    }
  }

  private Path member(String number) {
    return folder.resolve("three").resolve(number);
  }

  @Test
  void theTensorsHavePeftsNames() {
    try (SafetensorsFile file = SafetensorsFile.open(weights())) {
      Set<String> names =
          file.tensors().keySet().stream()
              .filter(name -> name.contains("layers.0."))
              .collect(Collectors.toCollection(TreeSet::new));
      String prefix = "base_model.model.model.layers.0.";
      assertEquals(
          Set.of(
              prefix + "mlp.down_proj.lora_A.weight",
              prefix + "mlp.down_proj.lora_B.weight",
              prefix + "self_attn.q_proj.lora_A.weight",
              prefix + "self_attn.q_proj.lora_B.weight"),
          names);
    }
  }

  private Path weights() {
    return folder.resolve("one").resolve("adapter_model.safetensors");
  }

  @Test
  void anotherBaseIsRefused() {
    try (LanguageModel other = model("llama", 8)) {
      other.save(base());
    }
    refused("made on another base");
  }

  @Test
  void aBaseOfAnotherFamilyIsRefused() throws IOException {
    try (LanguageModel other = model("gpt_neox", 7)) {
      other.save(base());
    }
    Files.delete(folder.resolve("one").resolve("base_model.sha256"));
    refused("no layer of the model (expected: all-linear or some of dense, dense_4h_to_h");
  }

  @Test
  void anotherRankIsRefused() {
    edit(json -> json.put("r", 5));
    refused("shape [4, 48] (expected: [5, 48], by the base and r = 5)");
  }

  @Test
  void aMissingTensorIsRefused() {
    rewrite(tensors -> tensors.removeLast());
    refused("is missing (expected: shape [32, 4])");
  }

  @Test
  void anUnknownTensorIsRefused() {
    rewrite(tensors -> tensors.add(renamed(tensors.getFirst(), "base_model.model.other")));
    refused("tensor base_model.model.other (expected: factors of target_modules alone)");
  }

  @Test
  void aVariantOfLoraIsRefused() {
    edit(json -> json.put("use_dora", true));
    refused("use_dora: true (expected: none)");
  }

  @Test
  void adaptersOfTwoKindsHaveNoMean() {
    edit(json -> json.put("lora_alpha", 1));
    List<Path> both = List.of(member("0"), folder.resolve("one"));
    refused(new AdaptedModel(base(), both), "lora_alpha (expected: those of");
  }

  private void refused(String reason) {
    refused(new AdaptedModel(base(), List.of(folder.resolve("one"))), reason);
  }

  private static void refused(AdaptedModel model, String reason) {
    String message =
        String.valueOf(
            assertThrows(ModelException.class, () -> model.open(Compute.cpu())).getMessage());
    assertTrue(message.contains(reason), message);
  }

  private void edit(Consumer<ObjectNode> change) {
    Path file = folder.resolve("one").resolve("adapter_config.json");
    try {
      ObjectMapper json = new ObjectMapper();
      ObjectNode config = (ObjectNode) json.readTree(file.toFile());
      change.accept(config);
      json.writeValue(file.toFile(), config);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void rewrite(Consumer<List<StoredTensor>> change) {
    try (SafetensorsFile file = SafetensorsFile.open(weights())) {
      List<StoredTensor> tensors = new ArrayList<>(file.tensors().values());
      change.accept(tensors);
      SafetensorsWriter.write(weights(), tensors);
    }
  }

  private static StoredTensor renamed(StoredTensor tensor, String name) {
    return new StoredTensor(name, tensor.type(), tensor.shape(), tensor.bytes());
  }
}
