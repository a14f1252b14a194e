package io.sampo.actors.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sampo.actors.coordinator.LifeCycle.Transition;
import io.sampo.actors.coordinator.LivedOrder.Kind;
import io.sampo.actors.coordinator.LivedOrder.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of docs/operations.md, walked through with real orders in a real book. */
final class LifeOfAnOrderTest {
  private static final Path PAGE =
      Path.of(System.getProperty("sampo.root", ".."), "docs", "operations.md");

  /** A row of it: state, event, what that is, next state. */
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z]+)` \\| `([a-z-]+)` \\| [^|]+ \\| `([a-z]+)` \\|");

  private static List<Transition> page;

  @BeforeAll
  static void readThePage() throws IOException {
    page =
        Files.readAllLines(PAGE).stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(LifeOfAnOrderTest::transition)
            .toList();
  }

  private static Transition transition(Matcher row) {
    return new Transition(
        OrderState.valueOf(constant(row.group(1))),
        OrderEvent.valueOf(constant(row.group(2))),
        OrderState.valueOf(constant(row.group(3))));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @Test
  void thePageHasTheTransitionsOfTheCodeInItsOrder() {
    assertEquals(LifeCycle.TABLE, page);
  }

  @Test
  void ordersGoThroughEveryTransitionOfThePageAndThroughNoOther() {
    Set<Transition> seen = new HashSet<>();
    for (Kind kind : LivedOrder.KINDS) {
      walk(kind, List.of(), EnumSet.noneOf(OrderState.class), seen);
    }
    assertEquals(Set.copyOf(page), seen);
  }

  /** Tries all that can happen after {@code path}, and goes on from each state that is new. */
  private static void walk(Kind kind, List<Way> path, Set<OrderState> been, Set<Transition> seen) {
    if (!been.add(lived(kind, path).state())) {
      return;
    }
    for (Way way : LivedOrder.WAYS) {
      if (kind.events().contains(way.event())) {
        LivedOrder order = lived(kind, path);
        if (happens(order, way, seen)) {
          List<Way> longer = new ArrayList<>(path);
          longer.add(way);
          walk(kind, longer, been, seen);
        }
      }
    }
  }

  private static LivedOrder lived(Kind kind, List<Way> path) {
    LivedOrder order = new LivedOrder(kind);
    path.forEach(way -> way.happening().accept(order));
    return order;
  }

  /** What is not on the page changes nothing, and some of it is an exception beside. */
  private static boolean happens(LivedOrder order, Way way, Set<Transition> seen) {
    OrderState from = order.state();
    List<Transition> expected =
        page.stream().filter(t -> t.from() == from && t.event() == way.event()).toList();
    if (expected.isEmpty()) {
      unchanged(order, way);
      return false;
    }
    way.happening().accept(order);
    Transition made = new Transition(from, way.event(), order.state());
    assertEquals(expected, List.of(made));
    seen.add(made);
    return true;
  }

  private static void unchanged(LivedOrder order, Way way) {
    OrderState before = order.state();
    assertThrows(IllegalStateException.class, () -> LifeCycle.next(before, way.event()));
    try {
      way.happening().accept(order);
    } catch (IllegalStateException | NullPointerException _) {
      // Nothing to settle: the coordinator commits no batch that is not complete.
    }
    assertEquals(before, order.state(), way.event()::toString);
  }
}
