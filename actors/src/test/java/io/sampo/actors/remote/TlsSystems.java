package io.sampo.actors.remote;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.sampo.actors.TestSystems;
import io.sampo.tls.Identity;
import java.time.Duration;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Actor systems as {@link TestSystems} makes them, whose messages travel under TLS. */
final class TlsSystems {
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(3);

  private TlsSystems() {}

  /** A node with every role. */
  static ActorTestKit node(Identity identity) {
    return node(identity, ConfigFactory.empty());
  }

  /** A node with settings of its own. */
  static ActorTestKit node(Identity identity, Config own) {
    Config settings =
        own.withFallback(ConfigFactory.parseString("pekko.remote.artery.transport = tls-tcp"))
            .withFallback(TestSystems.settings());
    ActorSystemSetup setup =
        ActorSystemSetup.create(BootstrapSetup.create(settings), IdentityEngines.setup(identity));
    return ActorTestKit.create(ActorSystem.create(Behaviors.empty(), TestSystems.CLUSTER, setup));
  }

  /**
   * One time in forty Pekko never closes a TLS connection that is young when its system ends
   * (docs/decisions.md), which is nothing that a test is about.
   */
  static void end(ActorTestKit node) {
    ActorTestKit.shutdown(node.system(), ENDS_WITHIN, false);
  }
}
