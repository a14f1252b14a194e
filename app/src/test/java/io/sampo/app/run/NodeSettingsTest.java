package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.sampo.config.Presets;
import io.sampo.config.RunConfig;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

final class NodeSettingsTest {
  private static final String MODELS = "model.path = policy, judge.training.path = judge";
  private static final String PAUSE = "failure-detector.acceptable-heartbeat-pause";
  private static final String STABLE = "split-brain-resolver.stable-after";

  private static Config cluster(String... lines) {
    RunConfig config =
        RunConfig.of(
            ConfigFactory.parseString(String.join("\n", lines))
                .withFallback(ConfigFactory.parseString(MODELS))
                .withFallback(Presets.demo("online-dpo")));
    return NodeSettings.system(config, EnumSet.of(Role.SAMPLER), true).getConfig("pekko.cluster");
  }

  @Test
  void aRunSaysWhenANodeIsTakenForLost() {
    Config cluster =
        cluster(
            "deployment.membership.unreachable-after = 9 s",
            "deployment.membership.stable-after = 20 s");
    assertEquals(Duration.ofSeconds(9), cluster.getDuration(PAUSE));
    assertEquals(Duration.ofSeconds(20), cluster.getDuration(STABLE));
    assertEquals(12, cluster.getInt("failure-detector.threshold"), "the rest is as ever");
  }

  @Test
  void aRunThatSaysNothingHasWhatMembershipConfSays() {
    Config given = ConfigFactory.parseResources("cluster-conf/membership.conf");
    Config cluster = cluster();
    for (String key : new String[] {PAUSE, STABLE}) {
      assertEquals(given.getDuration("pekko.cluster." + key), cluster.getDuration(key), key);
    }
  }
}
