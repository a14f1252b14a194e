package io.sampo.actors.coordinator;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.work.Content;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OrderBookTest {
  private static final Worker ANN = new Worker("a#1", "node-a");
  private static final Worker BOB = new Worker("b#1", "node-b");
  private static final Worker JUDGE = new Worker("j#1", "node-j");
  private static final Set<Worker> BOTH = Set.of(ANN, BOB);
  private static final long NOW = 1_000_000_000L;

  private OrderBook book;
  private List<Order> batch;

  @BeforeEach
  void openOneBatch() {
    book = new OrderBook(1, Toy.RULES);
    batch = Toy.source(1, 3, 1, true).batch(0);
    book.open(batch);
  }

  private Order issue(Worker sampler) {
    return book.issue(sampler, BOTH, NOW).orElseThrow();
  }

  private void generate(Worker sampler, int orders) {
    for (int i = 0; i < orders; i++) {
      book.result(Toy.work(issue(sampler)), sampler.node());
    }
  }

  private void judgeAll() {
    for (var next = take(); next.isPresent(); next = take()) {
      var open = next.get();
      book.verdict(Toy.judge(open.order, open.result()), JUDGE.node());
    }
  }

  /** The learner lost its last steps, and a sampler still worked for one of them. */
  @Test
  void aResultFromBeforeTheRunWentBackAnswersTheOrderThatWasCutAgain() {
    Order out = issue(ANN);
    book.restart(Ledger.EMPTY);
    book.open(batch);
    book.result(Toy.work(out), ANN.node());
    book.check();
    generate(BOB, batch.size() - 1);
    judgeAll();
    assertTrue(book.batch(0).isPresent());
    book.settle(0);
    assertEquals(batch.size(), book.ledger().issued());
    assertEquals(0, book.ledger().reissued());
  }

  private Optional<OpenOrder> take() {
    return book.take(JUDGE, Set.of(JUDGE), NOW);
  }

  @Test
  void everyTransitionOfTheTableIsVisitedAndNoOtherIsPossible() {
    var states = EnumSet.noneOf(OrderState.class);
    for (OrderState from : OrderState.values()) {
      for (OrderEvent event : OrderEvent.values()) {
        var expected =
            LifeCycle.TABLE.stream()
                .filter(t -> t.from() == from && t.event() == event)
                .map(LifeCycle.Transition::to)
                .toList();
        if (expected.isEmpty()) {
          assertThrows(IllegalStateException.class, () -> LifeCycle.next(from, event));
        } else {
          assertEquals(expected, List.of(LifeCycle.next(from, event)), from + " " + event);
          states.add(from);
          states.addAll(expected);
        }
      }
    }
    assertEquals(EnumSet.allOf(OrderState.class), states);
  }

  @Test
  void ordersLeaveByNumberAndTheBatchComesBackByNumber() {
    var issued = new ArrayList<OrderId>();
    for (int i = 0; i < 4; i++) {
      issued.add(issue(i % 2 == 0 ? ANN : BOB).id());
      book.result(Toy.work(batch.get(i)), "node-x");
    }
    judgeAll();
    assertEquals(Toy.ids(batch), issued);
    var complete = book.batch(0).orElseThrow();
    assertEquals(Toy.ids(batch), complete.stream().map(c -> c.order().id()).toList());
    assertEquals(complete.size(), book.batch(0).orElseThrow().size());
  }

  @Test
  void aBatchIsWithheldUntilTheLastVerdict() {
    generate(ANN, 4);
    assertTrue(book.batch(0).isEmpty());
    judgeAll();
    assertTrue(book.batch(0).isPresent());
  }

  @Test
  void aRepeatedPullGetsTheSameOrderAgain() {
    assertEquals(issue(ANN).id(), issue(ANN).id());
    assertEquals(1, book.ledger().issued());
  }

  @Test
  void theOrderOfAWorkerThatIsGoneGoesToAnother() {
    Order held = issue(ANN);
    assertEquals(List.of(held.id()), book.gone(ANN));
    assertEquals(held.id(), issue(BOB).id());
    assertEquals(1, book.ledger().issued());
  }

  @Test
  void anOrderThatIsHandedBackGoesToAnotherAndBlamesNobody() {
    for (int i = 0; i < 5; i++) {
      Worker drained = new Worker("d#" + i, "node-" + i);
      Order held = issue(drained);
      assertEquals(List.of(held.id()), book.departs(drained));
      assertEquals(List.of(), book.gone(drained));
    }
    assertEquals(batch.getFirst().id(), issue(new Worker("d#9", "node-0")).id());
  }

  @Test
  void aLateResultCountsAndItsDuplicateChangesNothing() {
    Order held = issue(ANN);
    book.overdue(NOW + 11_000_000_000L);
    assertEquals(held.id(), issue(BOB).id());
    book.result(Toy.work(held), ANN.node());
    var counts = book.counts();
    book.result(Toy.work(held), BOB.node());
    assertEquals(counts, book.counts());
    assertEquals(1, counts.get(OrderState.GENERATED));
  }

  @Test
  void anOrderIsNotLateBeforeItsTime() {
    issue(ANN);
    assertEquals(List.of(), book.overdue(NOW + 9_000_000_000L));
  }

  @Test
  void twoDifferentResultsStopTheRunNamingBothNodes() {
    Order held = issue(ANN);
    var result = (WorkResult.Rollout) Toy.work(held);
    book.result(result, "node-a");
    var changed = nudged(result);
    var e = assertThrows(RunFailure.class, () -> book.result(changed, "node-b"));
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("order 0: two different results, from node-a and from node-b"));
  }

  /** The same but for one bit. */
  private static WorkResult.Rollout nudged(WorkResult.Rollout result) {
    float[][] other = result.behaviour().clone();
    other[0] = other[0].clone();
    other[0][0] = Math.nextUp(other[0][0]);
    return new WorkResult.Rollout(
        result.id(),
        result.version(),
        result.responses(),
        result.finished(),
        other,
        result.reference(),
        result.sampled(),
        result.drift(),
        result.drifted());
  }

  @Test
  void ofTwoDifferentResultsTheFirstCountsWhereArithmeticMayDiffer() {
    book = new OrderBook(1, new OrderRules(Duration.ofSeconds(10), 3, 3, 100, true));
    book.open(batch);
    Order held = issue(ANN);
    var result = (WorkResult.Rollout) Toy.work(held);
    book.result(result, "node-a");
    assertDoesNotThrow(() -> book.result(nudged(result), "node-b"));
    assertTrue(Content.same(result, take().orElseThrow().result()));
  }

  @Test
  void twoDifferentVerdictsStopTheRun() {
    generate(ANN, 1);
    var open = take().orElseThrow();
    var verdict = (Verdict.Pairs) Toy.judge(open.order, open.result());
    book.verdict(verdict, "node-j");
    var other = new Verdict.Pairs(verdict.id(), verdict.preferences(), new double[] {1, 2, 3, 5});
    assertDoesNotThrow(() -> book.verdict(Toy.judge(open.order, open.result()), "node-k"));
    assertThrows(RunFailure.class, () -> book.verdict(other, "node-k"));
  }

  @Test
  void aFailedOrderGoesToAnotherNodeAsLongAsThereIsOne() {
    Order failed = issue(ANN);
    book.failed(failed.id(), ANN, "out of luck", NOW);
    assertEquals(batch.get(1).id(), issue(ANN).id());
    assertEquals(failed.id(), issue(BOB).id());
    book.failed(failed.id(), BOB, "again", NOW);
    assertEquals(failed.id(), issue(BOB).id());
    var e = assertThrows(RunFailure.class, () -> book.failed(failed.id(), BOB, "thrice", NOW));
    assertEquals(
        "order 0 of step 0 failed 3 times, on node-a, node-b; last: thrice", e.getMessage());
  }

  @Test
  void aFailedOrderDoesNotWaitWithoutEndForAWorkerThatNeverAsks() {
    Order failed = issue(ANN);
    book.failed(failed.id(), ANN, "out of luck", NOW);
    long later = NOW + 11_000_000_000L;
    assertEquals(failed.id(), book.issue(ANN, BOTH, later).orElseThrow().id());
  }

  /** Who is killed falls silent first, and is removed later, when it holds nothing any more. */
  @Test
  void anOrderThatEndsNodeAfterNodeStopsTheRun() {
    for (int i = 0; i < 3; i++) {
      Worker victim = new Worker("v#" + i, "node-" + i);
      Order deadly = issue(victim);
      assertEquals(batch.getFirst().id(), deadly.id());
      assertEquals(List.of(deadly.id()), book.silent(victim));
      if (i < 2) {
        assertEquals(List.of(), book.gone(victim));
      }
    }
    var e = assertThrows(RunFailure.class, () -> book.gone(new Worker("v#2", "node-2")));
    assertEquals(
        "order 0 of step 0: every node that took it is gone: node-0, node-1, node-2 (if it is not to"
            + " blame: a larger deployment.max-losses)",
        e.getMessage());
  }

  @Test
  void anOrderThatSomebodyDoesBlamesNobodyForItsLosses() {
    for (int i = 0; i < 2; i++) {
      Worker victim = new Worker("v#" + i, "node-" + i);
      issue(victim);
      book.silent(victim);
      book.gone(victim);
    }
    Worker slow = new Worker("v#2", "node-2");
    Order order = issue(slow);
    book.silent(slow);
    book.result(Toy.work(order), "node-2");
    assertDoesNotThrow(() -> book.gone(slow));
  }

  @Test
  void onlyAHoldersFailureCounts() {
    Order failed = issue(ANN);
    for (int i = 0; i < 5; i++) {
      book.failed(failed.id(), BOB, "not mine", NOW);
    }
    assertEquals(failed.id(), issue(ANN).id());
  }

  @Test
  void samplersWaitWhenJudgesDoNotKeepUpExceptForWorkThatNeedsNone() {
    book = new OrderBook(1, new OrderRules(Duration.ofSeconds(10), 3, 3, 2, false));
    book.open(batch);
    generate(ANN, 2);
    assertEquals(OrderId.training(3), issue(ANN).id());
    assertTrue(book.issue(BOB, BOTH, NOW).isEmpty());
    assertTrue(take().isPresent());
    assertEquals(OrderId.training(2), issue(BOB).id());
  }

  @Test
  void theLedgerBalancesAndClosesWithTheBatch() {
    generate(ANN, 4);
    judgeAll();
    Ledger after = book.ledgerAfter(book.batch(0).orElseThrow());
    book.open(Toy.source(1, 3, 1, true).batch(1));
    issue(BOB);
    book.settle(0);
    assertEquals(new Ledger(4, 4, 0, 0, new Ledger.Pairs(8, 6, 2, 0)), after);
    assertEquals(5, book.ledger().issued());
    assertEquals(after, book.ledger().closed());
  }

  @Test
  void anEvaluationWaitsForTheBatchesThatMayBeOpenAndComesBeforeLaterOnes() {
    book.open(Toy.plan(1, 1).due(0));
    book.open(Toy.source(1, 3, 1, true).batch(1));
    book.open(Toy.source(1, 3, 1, true).batch(2));
    var purposes = new ArrayList<OrderId>();
    for (int i = 0; i < 13; i++) {
      Order order = issue(ANN);
      purposes.add(order.id());
      book.result(Toy.work(order), "node-a");
    }
    assertEquals(8, purposes.indexOf(OrderId.evaluation(0)));
  }

  @Test
  void anOrderCutTwiceStopsTheRun() {
    var e = assertThrows(RunFailure.class, () -> book.open(batch));
    assertEquals("order 0: cut twice (expected: once)", e.getMessage());
  }

  @Test
  void aNumberThatIsNotFiniteStopsTheRunNamingStepOrderAndRow() {
    Order held = issue(ANN);
    var result = (WorkResult.Rollout) Toy.work(held);
    result.behaviour()[2][1] = Float.NaN;
    var e = assertThrows(RunFailure.class, () -> book.result(result, "node-a"));
    assertEquals(
        "step 0, order 0 from node-a, row 2, token 1: behaviour log-prob NaN (expected: a finite"
            + " number)",
        e.getMessage());
  }

  @Test
  void heldOutPairsAreMeasuredWithoutAJudge() {
    int[][] rows = {{1}, {2, 3}};
    Order.Compare compare = new Order.Compare(OrderId.evaluation(0), 0, 0, rows, rows, rows);
    book.open(List.of(compare));
    book.result(Toy.work(compare), "node-a");
    Evaluated evaluated = Evaluated.of(0, book.evaluation(0).orElseThrow());
    assertEquals(
        List.of(new Evaluated.Pair(-1, -3, -3, -1, 1, 1), new Evaluated.Pair(-2, -4, -4, -2, 2, 2)),
        evaluated.pairs());
  }

  @Test
  void aResultOfAnotherVersionStopsTheRun() {
    Order.Generate held = (Order.Generate) issue(ANN);
    var other = Toy.work(Toy.generate(held.id(), held.step(), 5, true));
    var e = assertThrows(RunFailure.class, () -> book.result(other, "node-a"));
    assertTrue(
        String.valueOf(e.getMessage()).contains("generated by version 5 (expected: 0)"),
        e.getMessage());
  }

  @Test
  void whatIsSettledOrUnknownIsIgnored() {
    var unknown = Toy.work(Toy.generate(OrderId.training(77), 9, 8, true));
    assertDoesNotThrow(() -> book.result(unknown, "node-a"));
    assertFalse(book.counts().containsKey(OrderState.GENERATED));
  }
}
