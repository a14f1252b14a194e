package io.sampo.model.lora;

import io.sampo.model.Compute;
import io.sampo.model.Fixtures;
import io.sampo.model.LanguageModel;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A test on each model of the fixtures, in float32. */
interface EachModel {
  void check(LanguageModel base);

  static Stream<DynamicTest> of(EachModel test) {
    return folders()
        .map(folder ->
            DynamicTest.dynamicTest(
                folder.getFileName().toString(),
                () -> {
                  try (LanguageModel base = LanguageModel.open(folder, Compute.cpu())) {
                    test.check(base);
                  }
                }));
  }

  private static Stream<Path> folders() {
    return Stream.of("gpt_neox", "llama", "gemma", "gpt2", "qwen2")
        .flatMap(type -> Fixtures.models(type).stream());
  }
}
