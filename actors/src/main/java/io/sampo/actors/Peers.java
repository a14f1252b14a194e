package io.sampo.actors;

import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Whom a worker talks to.
 *
 * @param node this node's name, for people
 * @param coordinator anywhere in the cluster
 * @param registry of this node
 * @param watchdog of this node
 * @param askAgain after this time a worker repeats an unanswered pull: a message may be lost
 */
public record Peers(
    String node,
    ActorRef<Coordinator.Command> coordinator,
    ActorRef<Registry.Command> registry,
    ActorRef<Watchdog.Command> watchdog,
    Duration askAgain) {}
