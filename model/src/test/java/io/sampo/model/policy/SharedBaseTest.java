package io.sampo.model.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.sampo.config.LoraForm;
import io.sampo.config.Trainable;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.RandomWeights;
import io.sampo.model.Rows;
import io.sampo.model.TinyModels;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies that train a part, and the initial model, are one base in memory. */
final class SharedBaseTest {
  private static final Rows ROWS =
      Rows.scoring(List.of(new int[] {5, 9, 2}), List.of(List.of(new int[] {4, 8, 3})));

  @TempDir private Path folder;

  @BeforeEach
  void saveTheBase() {
    try (LanguageModel model = random(1)) {
      model.save(folder);
    }
  }

  private static LanguageModel random(long seed) {
    return LanguageModel.of(
        TinyModels.config(TinyModels.shape("gpt_neox")), Compute.cpu(), new RandomWeights(seed));
  }

  private static Trainable lora(int adapters, LoraForm form) {
    return new Trainable.Lora(List.of(Trainable.Lora.ALL_LINEAR), 4, 8, 0, adapters, form);
  }

  private static Stream<Trainable> adapters() {
    return Stream.of(
        lora(1, LoraForm.MERGED),
        lora(3, LoraForm.MERGED),
        lora(1, LoraForm.UNMERGED),
        lora(3, LoraForm.UNMERGED));
  }

  private static Stream<Trainable> parts() {
    return Stream.concat(adapters(), Stream.of(new Trainable.LastLayers(1)));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void theFolderIsReadOnce(Trainable part) throws IOException {
    try (Policies policies = policies(part);
        Policy first = policies.begin()) {
      removeTheFolder();
      try (Policy second = policies.begin()) {
        LanguageModel initial = policies.initial();
        assertSame(initial, policies.initial());
        float[] scored = initial.tokenLogProbs(ROWS);
        assertArrayEquals(scored, first.model().tokenLogProbs(ROWS));
        assertArrayEquals(scored, second.model().tokenLogProbs(ROWS));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("adapters")
  void whatIsWrittenIntoTheBaseIsThePolicysToo(Trainable adapters) {
    try (Policies policies = policies(adapters);
        Policy policy = policies.begin()) {
      LanguageModel initial = policies.initial();
      float[] before = initial.tokenLogProbs(ROWS);
      overwrite(initial);
      float[] after = initial.tokenLogProbs(ROWS);
      assertFalse(Arrays.equals(before, after));
      assertArrayEquals(after, policy.model().tokenLogProbs(ROWS));
      policy.members().forEach(member -> assertArrayEquals(after, member.tokenLogProbs(ROWS)));
    }
  }

  @ParameterizedTest
  @MethodSource("adapters")
  void aPolicyHoldsAdaptersAndNothingOfTheBase(Trainable adapters) {
    try (Policies policies = policies(adapters);
        Policy policy = policies.begin()) {
      assertEquals(
          Policies.elements(adapters, policies.initial().config()) * Float.BYTES,
          policy.parameters().byteSize());
    }
  }

  private Policies policies(Trainable part) {
    return Policies.of(folder, Compute.cpu(), part, 1);
  }

  private static void overwrite(LanguageModel model) {
    try (LanguageModel other = random(2);
        Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(other.parameters().byteSize());
      other.parameters().copyTo(bytes);
      model.parameters().copyFrom(bytes);
    }
  }

  private void removeTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
