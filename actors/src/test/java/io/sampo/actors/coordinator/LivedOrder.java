package io.sampo.actors.coordinator;

import static io.sampo.actors.coordinator.OrderEvent.BATCHED;
import static io.sampo.actors.coordinator.OrderEvent.DROPPED;
import static io.sampo.actors.coordinator.OrderEvent.GIVEN_BACK;
import static io.sampo.actors.coordinator.OrderEvent.ISSUED;
import static io.sampo.actors.coordinator.OrderEvent.MEASURED;
import static io.sampo.actors.coordinator.OrderEvent.RESULT;
import static io.sampo.actors.coordinator.OrderEvent.RESULT_TO_JUDGE;
import static io.sampo.actors.coordinator.OrderEvent.TAKEN;
import static io.sampo.actors.coordinator.OrderEvent.TRAINED;
import static io.sampo.actors.coordinator.OrderEvent.VERDICT;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** An order alone in a book, to which things happen as they do in a run. */
final class LivedOrder {
  private static final Worker SAMPLER = new Worker("s#1", "node-s");
  private static final Worker JUDGE = new Worker("j#1", "node-j");
  private static final OrderId FIRST = OrderId.training(0);
  private static final int[][] PAIR = {{1}, {2, 3}};

  /**
   * Orders that live alike.
   *
   * @param events what can happen to one at all
   * @param ties whether its verdict is nothing but ties
   */
  record Kind(Order order, Set<OrderEvent> events, boolean ties) {}

  static final List<Kind> KINDS =
      List.of(
          new Kind(
              Toy.generate(FIRST, 0, 0, true),
              EnumSet.of(ISSUED, GIVEN_BACK, RESULT_TO_JUDGE, TAKEN, VERDICT, BATCHED, TRAINED),
              false),
          new Kind(
              Toy.generate(FIRST, 0, 0, true),
              EnumSet.of(ISSUED, GIVEN_BACK, RESULT_TO_JUDGE, TAKEN, VERDICT, BATCHED, DROPPED),
              true),
          new Kind(
              Toy.score(FIRST, 0), EnumSet.of(ISSUED, GIVEN_BACK, RESULT, BATCHED, TRAINED), false),
          new Kind(
              Toy.plan(1, 1).due(0).getFirst(),
              EnumSet.of(ISSUED, GIVEN_BACK, RESULT_TO_JUDGE, TAKEN, VERDICT, MEASURED),
              false),
          new Kind(
              new Order.Compare(OrderId.evaluation(0), 0, 0, PAIR, PAIR, PAIR),
              EnumSet.of(ISSUED, GIVEN_BACK, RESULT, MEASURED),
              false));

  /** A way in which something happens. */
  record Way(OrderEvent event, Consumer<LivedOrder> happening) {}

  static final List<Way> WAYS =
      List.of(
          new Way(ISSUED, o -> o.book.issue(SAMPLER, Set.of(SAMPLER), 1)),
          new Way(TAKEN, o -> o.book.take(JUDGE, Set.of(JUDGE), 1)),
          new Way(GIVEN_BACK, o -> List.of(SAMPLER, JUDGE).forEach(o.book::gone)),
          new Way(GIVEN_BACK, o -> List.of(SAMPLER, JUDGE).forEach(o.book::silent)),
          new Way(GIVEN_BACK, o -> List.of(SAMPLER, JUDGE).forEach(o.book::departs)),
          new Way(GIVEN_BACK, o -> o.book.overdue(Long.MAX_VALUE)),
          new Way(
              GIVEN_BACK,
              o ->
                  List.of(SAMPLER, JUDGE)
                      .forEach(worker -> o.book.failed(o.kind.order.id(), worker, "no luck", 1))),
          new Way(RESULT_TO_JUDGE, LivedOrder::result),
          new Way(RESULT, LivedOrder::result),
          new Way(VERDICT, o -> o.book.verdict(o.verdict(), JUDGE.node())),
          new Way(BATCHED, o -> o.book.batch(0)),
          new Way(TRAINED, o -> o.book.settle(0)),
          new Way(DROPPED, o -> o.book.settle(0)),
          new Way(MEASURED, o -> o.book.evaluation(0)));

  private final Kind kind;
  private final OrderBook book = new OrderBook(1, Toy.RULES);

  LivedOrder(Kind kind) {
    this.kind = kind;
    book.open(List.of(kind.order));
  }

  private void result() {
    book.result(Toy.work(kind.order), SAMPLER.node());
  }

  private Verdict verdict() {
    if (kind.ties) {
      Preference[] ties = {Preference.TIE, Preference.TIE};
      return new Verdict.Pairs(kind.order.id(), ties, new double[] {1, 1, 2, 2});
    }
    return Toy.judge(kind.order, Toy.work(kind.order));
  }

  /** Where it stands: what the book says, or what became of it. */
  OrderState state() {
    if (!book.counts().isEmpty()) {
      return book.counts().keySet().iterator().next();
    }
    if (book.ledger().trained() > 0) {
      return OrderState.TRAINED;
    }
    return book.ledger().dropped() > 0 ? OrderState.DROPPED : OrderState.MEASURED;
  }
}
