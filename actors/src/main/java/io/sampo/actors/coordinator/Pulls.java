package io.sampo.actors.coordinator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The workers of one kind, and the pull that each idle one has open: at most one a worker.
 *
 * @param <R> what they are answered with
 */
final class Pulls<R> {
  record Pull<R>(ActorRef<R> replyTo, Worker worker, long ask) {}

  private final Map<ActorRef<R>, Worker> known = new LinkedHashMap<>();
  private final Map<ActorRef<R>, Pull<R>> idle = new LinkedHashMap<>();

  /** Remembers the pull in the place of an earlier one; says whether the worker is new. */
  boolean remember(ActorRef<R> replyTo, String node, long ask) {
    var worker = new Worker(replyTo.path().toSerializationFormat(), node);
    idle.put(replyTo, new Pull<>(replyTo, worker, ask));
    return known.put(replyTo, worker) == null;
  }

  /** The open pulls, the longest waiting first. */
  List<Pull<R>> open() {
    return new ArrayList<>(idle.values());
  }

  void answered(Pull<R> pull) {
    idle.remove(pull.replyTo());
  }

  Worker worker(ActorRef<R> ref, String node) {
    return known.getOrDefault(ref, new Worker(ref.path().toSerializationFormat(), node));
  }

  Optional<Worker> gone(ActorRef<?> ref) {
    idle.remove(ref);
    return Optional.ofNullable(known.remove(ref));
  }

  /**
   * Forgets the pulls of a node's workers, and returns those workers: what would be sent there now
   * might be lost. Whoever is alive asks again.
   */
  List<Worker> silent(Address node) {
    Predicate<ActorRef<R>> there = ref -> ref.path().address().equals(node);
    idle.keySet().removeIf(there);
    return known.keySet().stream().filter(there).map(known::get).toList();
  }

  Collection<Worker> workers() {
    return known.values();
  }

  Collection<ActorRef<R>> refs() {
    return known.keySet();
  }

  int idle() {
    return idle.size();
  }
}
