package io.sampo.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class PresetsTest {
  @ParameterizedTest
  @CsvSource({
    "bpo,         DPO,  BEHAVIOUR, 2, 0, true",
    "online-dpo,  DPO,  SFT,       2, 0, true",
    "online-ipo,  IPO,  SFT,       2, 0, true",
    "online-slic, SLIC, SFT,       2, 0, true",
    "hypo,        HYPO, SFT,       2, 2, false",
    "offline-dpo, DPO,  SFT,       0, 2, false",
    "offline-ipo, IPO,  SFT,       0, 2, false",
  })
  void eachAlgorithmRunsTheLossItNames(
      String name, Loss loss, Reference reference, int online, int offline, boolean judged) {
    RunConfig config = Given.demo(name);
    assertEquals(name, config.algorithm().name());
    assertEquals(loss, config.algorithm().loss());
    assertEquals(reference, config.algorithm().reference());
    assertEquals(online, config.batch().online().orders());
    assertEquals(offline, config.batch().offline().orders());
    assertEquals(judged, config.judged());
  }

  @Test
  void theTableAboveHasEveryBundledAlgorithm() {
    assertEquals(
        Set.of(
            "bpo", "online-dpo", "online-ipo", "online-slic", "hypo", "offline-dpo", "offline-ipo"),
        Set.copyOf(Presets.ALGORITHMS));
  }

  @ParameterizedTest
  @FieldSource("io.sampo.config.Presets#ALGORITHMS")
  void namingAnAlgorithmIsTheSameAsLayingItsPresetUnderneath(String name) {
    RunConfig named = Given.run("algorithm.name = " + name);
    RunConfig layered = RunConfig.of(Given.user().withFallback(Presets.algorithm(name)));
    assertEquals(layered, named);
  }

  @Test
  void theDemoIsTheRecipeOfTheBundledTask() {
    RunConfig demo = Given.demo("bpo");
    assertEquals(16, demo.batch().online().prompts());
    assertEquals(1e-4, demo.optimizer().lr());
    assertEquals(Schedule.LINEAR, demo.optimizer().schedule());
    assertEquals(200, demo.run().steps());
    assertEquals(16, demo.sampling().maxNewTokens());
    assertEquals(1000, demo.evaluation().finalPrompts());
  }

  @Test
  void anUnknownAlgorithmIsRefusedWithTheKnownOnes() {
    String message =
        assertThrows(ConfigException.class, () -> Presets.demo("../reference")).getMessage();
    assertTrue(message.contains("online-slic"), message);
  }

  @Test
  void theDefaultsHaveNoKeyThatNobodyReads() {
    RunConfig.of(Given.user().withFallback(Presets.reference()));
    assertThrows(
        ConfigException.class,
        () -> RunConfig.of(Given.user().withFallback(ConfigFactory.parseString("new.key = 1"))));
  }
}
