package io.sampo.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;

final class ResolvedConfigTest {
  @Property(tries = 200)
  void theResolvedTextReadsBackEqual(
      @ForAll @IntRange(max = 6) int algorithm,
      @ForAll long seed,
      @ForAll @IntRange(max = 100_000) int steps,
      @ForAll @IntRange(min = 1) int mantissa,
      @ForAll @IntRange(min = -30, max = 30) int exponent,
      @ForAll @NotBlank @StringLength(max = 20) String column) {
    String lr = "optimizer.lr = " + mantissa + "e" + exponent;
    RunConfig config =
        RunConfig.of(
            Given.user("run.steps = " + steps, "run.seed = " + seed, lr)
                .withValue("data.prompts.columns.prompt", ConfigValueFactory.fromAnyRef(column))
                .withFallback(Presets.demo(Presets.ALGORITHMS.get(algorithm))));
    RunConfig back = RunConfig.of(ConfigFactory.parseString(config.resolved()));
    assertEquals(config, back);
    assertEquals(config.learningDigest(), back.learningDigest());
  }
}
