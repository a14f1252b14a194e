package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouteTest {
  private static final HolderAddress SELF = at(9);

  private static HolderAddress at(int port) {
    return new HolderAddress("host", port);
  }

  private static Route route(int... ports) {
    return new Route(IntStream.of(ports).mapToObj(RouteTest::at).toList(), Optional.of(SELF));
  }

  private static List<String> rest(Route route) {
    List<String> asked = new ArrayList<>();
    for (var stop = route.next(); stop.isPresent(); stop = route.next()) {
      asked.add(stop.get().holder().port() + (stop.get().insist() ? "!" : ""));
    }
    return asked;
  }

  @Test
  void holdersAreAskedInTurnAndOnce() {
    assertEquals(List.of("1", "2"), rest(route(1, 2, 1)));
  }

  @Test
  void nobodyAsksItself() {
    Route route = route(1, 9);
    route.next();
    route.detour(List.of(SELF, at(2)));
    assertEquals(List.of("2", "1!"), rest(route));
  }

  @Test
  void whoIsNamedIsAskedBeforeTheOtherHoldersAndTheHoldersAreAskedAgain() {
    Route route = route(1, 2);
    route.next();
    route.detour(List.of(at(3), at(4)));
    assertEquals(List.of("3", "4", "2", "1!", "2!"), rest(route));
  }

  @Test
  void whoLeadsOnForEverIsNotFollowed() {
    Route route = route(1);
    int stops = 0;
    for (var stop = route.next(); stop.isPresent() && stops < 1000; stop = route.next()) {
      route.detour(List.of(at(100 + stops)));
      stops++;
    }
    assertTrue(stops < 100, "stops: " + stops);
  }
}
