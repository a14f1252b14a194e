package io.sampo.actors.sight;

import io.sampo.actors.TestSystems;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

/** One node of a test's cluster: its registry, its watchdog and its lookout. */
final class Observed implements Reporting {
  final ActorTestKit kit = TestSystems.node();
  final ActorRef<Registry.Command> registry;
  final ActorRef<Watchdog.Command> watchdog;
  private final String name;
  private final ActorRef<Lookout.Command> lookout;

  Observed(String name, Function<ActorTestKit, ActorRef<Coordinator.Command>> coordinator) {
    this.name = name;
    registry = kit.spawn(Registry.create(weights(), _ -> {}));
    watchdog = kit.spawn(Watchdog.create(Duration.ofSeconds(20)));
    var sources = new Lookout.Sources(coordinator.apply(kit), registry, watchdog);
    lookout = kit.spawn(Lookout.create(this, sources, Duration.ofMillis(200)));
  }

  View view() {
    TestProbe<View> probe = kit.createTestProbe();
    lookout.tell(new Lookout.Look(probe.ref()));
    return probe.receiveMessage(Duration.ofSeconds(10));
  }

  @Override
  public String node() {
    return name;
  }

  @Override
  public String weights() {
    return name + ":1";
  }

  @Override
  public String management() {
    return name + ":2";
  }

  @Override
  public Map<String, Double> readings() {
    return Map.of("sampo_node_threads", (double) name.length());
  }
}
