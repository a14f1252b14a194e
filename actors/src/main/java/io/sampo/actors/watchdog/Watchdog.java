package io.sampo.actors.watchdog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Remembers who waits for what on this node, and says so in the log when it takes too long: first
 * after {@code after}, then again as often. Looks four times in that period, so a wait of 20 s is
 * named within 25 s. Who waited in vain is named at once.
 */
public final class Watchdog extends AbstractBehavior<Watchdog.Command> {
  private static final int LOOKS = 4;

  public sealed interface Command {}

  /**
   * {@code who} cannot go on without {@code forWhat}, and could not for {@code already}. Said
   * again, it keeps the first moment.
   */
  public record Waits(String who, String forWhat, Duration already) implements Command {
    public Waits(String who, String forWhat) {
      this(who, forWhat, Duration.ZERO);
    }
  }

  /** {@code who} goes on, or is gone. */
  public record Proceeds(String who) implements Command {}

  /** {@code who} waited in vain: it is named now unless it has been, and forgotten. */
  public record GivesUp(String who) implements Command {}

  /** Who waits, the longest first? */
  public record GetWaiting(ActorRef<Waiting> replyTo) implements Command {}

  private enum Look implements Command {
    NOW
  }

  /** Answers {@link GetWaiting}. */
  public record Waiting(List<Wait> waits) {
    public Waiting {
      waits = List.copyOf(waits);
    }
  }

  /** One who waits. */
  public record Wait(String who, String forWhat, Duration since, boolean late) {
    @Override
    public String toString() {
      return who + " waits for " + forWhat + " since " + since.toSeconds() + " s";
    }
  }

  public static Behavior<Command> create(Duration after) {
    return create(after, System::nanoTime);
  }

  static Behavior<Command> create(Duration after, LongSupplier nanos) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Watchdog(context, timers, after, nanos)));
  }

  private record Open(String forWhat, long sinceNanos, long namedNanos) {
    boolean isNamed() {
      return namedNanos != sinceNanos;
    }
  }

  private final Duration after;
  private final LongSupplier nanos;
  private final Map<String, Open> open = new LinkedHashMap<>();

  private Watchdog(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Duration after,
      LongSupplier nanos) {
    super(context);
    context.setLoggerName(Watchdog.class);
    this.after = after;
    this.nanos = nanos;
    timers.startTimerWithFixedDelay(Look.NOW, after.dividedBy(LOOKS));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::onCommand).build();
  }

  private Behavior<Command> onCommand(Command command) {
    switch (command) {
      case Waits waits -> onWaits(waits);
      case Proceeds proceeds -> open.remove(proceeds.who());
      case GivesUp vain -> onGivesUp(vain.who());
      case GetWaiting get -> get.replyTo().tell(waiting());
      case Look _ -> onLook();
    }
    return this;
  }

  private void onWaits(Waits waits) {
    Open before = open.get(waits.who());
    if (before == null || !before.forWhat().equals(waits.forWhat())) {
      long since = nanos.getAsLong() - waits.already().toNanos();
      open.remove(waits.who());
      open.put(waits.who(), new Open(waits.forWhat(), since, since));
    }
  }

  private void onGivesUp(String who) {
    Open wait = open.remove(who);
    if (wait != null && !wait.isNamed()) {
      name(who, wait, nanos.getAsLong());
    }
  }

  private void onLook() {
    long now = nanos.getAsLong();
    for (var entry : open.entrySet()) {
      Open wait = entry.getValue();
      if (now - wait.namedNanos() >= after.toNanos()) {
        name(entry.getKey(), wait, now);
        entry.setValue(new Open(wait.forWhat(), wait.sinceNanos(), now));
      }
    }
  }

  private void name(String who, Open wait, long now) {
    getContext().getLog().warn("late: {}", describe(who, wait, now));
  }

  private Waiting waiting() {
    long now = nanos.getAsLong();
    var waits = new ArrayList<Wait>();
    open.forEach((who, wait) -> waits.add(describe(who, wait, now)));
    return new Waiting(waits);
  }

  private Wait describe(String who, Open wait, long now) {
    var since = Duration.ofNanos(now - wait.sinceNanos());
    return new Wait(who, wait.forWhat(), since, since.compareTo(after) >= 0);
  }
}
