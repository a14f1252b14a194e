package io.sampo.app.loop;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.remote.RemoteActorRefProvider;

/** Cuts a node off from others: what either side sends to the other is lost. */
final class CutNetwork {
  /**
   * Of nodes that can be cut off: remoting's own mode for tests; who is downed ends, as in a run.
   */
  static final Config SETTINGS =
      ConfigFactory.parseString(
          """
          pekko.remote.artery.advanced.test-mode = on
          pekko.cluster.run-coordinated-shutdown-when-down = on
          pekko.coordinated-shutdown.terminate-actor-system = on
          """);

  private CutNetwork() {}

  static void around(ToyNode cutOff, ToyNode... others) {
    for (ToyNode other : others) {
      loses(cutOff, other);
      loses(other, cutOff);
    }
  }

  private static void loses(ToyNode from, ToyNode to) {
    ActorSystem system = Adapter.toClassic(from.kit().system());
    var remoting = (RemoteActorRefProvider) ((ExtendedActorSystem) system).provider();
    Address other = Cluster.get(to.kit().system()).selfMember().address();
    var _ = remoting.transport().managementCommand(losing(other));
  }

  /** A command by names that Scala can spell and Java cannot. */
  private static Object losing(Address other) {
    try {
      Object both = module("Direction$Both$");
      Object blackhole = module("Blackhole$");
      return named("SetThrottle").getConstructors()[0].newInstance(other, both, blackhole);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("remoting's mode for tests is another now", e);
    }
  }

  private static Object module(String name) throws ReflectiveOperationException {
    return named(name).getField("MODULE$").get(null);
  }

  private static Class<?> named(String name) throws ClassNotFoundException {
    return Class.forName("org.apache.pekko.remote.transport.ThrottlerTransportAdapter$" + name);
  }
}
