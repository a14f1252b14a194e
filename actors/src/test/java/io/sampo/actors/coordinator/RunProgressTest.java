package io.sampo.actors.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.config.Phases;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class RunProgressTest {
  private static final Worker ANN = new Worker("a#1", "node-a");

  /** A run of one order a batch, done by Ann alone. */
  private static final class Walk {
    final Phases phases;
    final OrderBook book;
    final RunProgress run;
    final Set<Long> published = new TreeSet<>();

    Walk(Phases phases, int from) {
      this.phases = phases;
      book = new OrderBook(phases.lag(), Toy.RULES);
      run = new RunProgress(phases, this::batch, _ -> List.of(), book);
      for (long version = 0; version <= from; version++) {
        published.add(version);
      }
      run.begin(from, Ledger.EMPTY, published);
    }

    private List<Order> batch(int t) {
      OrderId id = OrderId.training(t);
      return List.of(
          new Order.Generate(
              id, t, phases.version(t), 2, false, false, new int[][] {{t, 1}, {t, 2}}));
    }

    int open() {
      return book.counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What is open is bounded; every version that is there and still needed is pinned. */
    void check() {
      assertTrue(open() <= Math.max(1, phases.lag()) + 1, open() + " batches are open");
      assertTrue(published.containsAll(run.pins()), run.pins() + " of " + published);
      for (int t = run.step(); t < phases.steps(); t++) {
        long version = phases.version(t);
        assertTrue(version > run.step() || run.pins().contains(version), "version " + version);
      }
    }

    void toTheEnd() {
      while (!run.isComplete()) {
        check();
        doOpenOrders();
        assertTrue(run.batch().isPresent(), "nobody can make batch " + run.step());
        run.commit();
        published.add((long) run.step());
      }
    }

    private void doOpenOrders() {
      for (var order = issue(); order.isPresent(); order = issue()) {
        book.result(Toy.work(order.get()), ANN.node());
      }
    }

    private Optional<Order> issue() {
      return book.issue(ANN, Set.of(ANN), 0);
    }
  }

  @Property(tries = 200)
  void everyRunOfPhasesEndsWithinItsBounds(
      @ForAll @IntRange(min = 1, max = 6) int count,
      @ForAll @IntRange(min = 1, max = 6) int length,
      @ForAll @IntRange(max = 8) int lag,
      @ForAll @IntRange(max = 36) int from) {
    int steps = count * length;
    new Walk(new Phases(steps, count, lag), Math.min(from, steps)).toTheEnd();
  }

  @Test
  void aVersionThatNobodyHasMeasuredYetIsMeasuredAfterANewBeginning() {
    var phases = new Phases(8, 8, 1);
    var book = new OrderBook(phases.lag(), Toy.RULES);
    var run = new RunProgress(phases, _ -> List.of(), Toy.plan(2, 1), book);
    run.begin(5, Ledger.EMPTY, List.of(0L, 2L, 3L, 4L));
    assertEquals(Set.of(0L, 2L, 4L), book.evaluationVersions());
    measure(book);
    assertEquals(List.of(0, 2, 4), run.evaluated().stream().map(Evaluated::step).toList());
    run.begin(6, Ledger.EMPTY, List.of(0L, 2L, 4L));
    assertEquals(Set.of(6L), book.evaluationVersions(), "what is measured is measured once");
  }

  private static void measure(OrderBook book) {
    var only = Set.of(ANN);
    for (var due = book.issue(ANN, only, 0); due.isPresent(); due = book.issue(ANN, only, 0)) {
      book.result(Toy.work(due.get()), ANN.node());
    }
    for (var open = book.take(ANN, only, 0); open.isPresent(); open = book.take(ANN, only, 0)) {
      book.verdict(Toy.judge(open.get().order, open.get().result()), ANN.node());
    }
  }

  @Test
  void withinAPhaseTheNextBatchIsOpenHoweverSmallTheLag() {
    Walk walk = new Walk(new Phases(4, 2, 0), 0);
    assertEquals(2, walk.open());
    walk.doOpenOrders();
    walk.run.commit();
    assertEquals(1, walk.open(), "batch 2 waits for version 2");
  }
}
