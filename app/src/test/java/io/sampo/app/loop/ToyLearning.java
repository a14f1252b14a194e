package io.sampo.app.loop;

import io.sampo.actors.work.Batch;
import io.sampo.actors.work.Ledger;
import io.sampo.learner.Learning;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Learns a {@link ToyModel}, starting from a step whose snapshots are served. */
final class ToyLearning implements Learning {
  /** Looks on before a step is committed. */
  interface OnStep {
    void reached(int step, Ledger ledger) throws Exception;
  }

  final List<String> calls = new CopyOnWriteArrayList<>();

  /** As the learner knew them at each step. */
  final Map<Integer, Ledger> ledgers = new ConcurrentHashMap<>();

  OnStep onStep = (_, _) -> {};
  private final ToyModel model;
  private final int from;
  private final Ledger ledger;
  int failAt = -1;

  /** Of the update that led to where it starts, as a checkpoint has them. */
  Map<String, Double> measured = Map.of();

  ToyLearning(ToyModel model, int from, Ledger ledger) {
    this.model = model;
    this.from = from;
    this.ledger = ledger;
  }

  @Override
  public Standing start() {
    var entries =
        model.served.entrySet().stream().map(e -> ToyModel.entry(e.getKey(), e.getValue()));
    return new Standing(1, from, ledger, measured, entries.toList());
  }

  @Override
  public Committed step(Batch batch, Ledger after, List<Long> needed) throws Exception {
    onStep.reached(batch.step(), after);
    if (batch.step() == failAt) {
      throw new IllegalStateException("step " + failAt + ": loss NaN (expected: a finite number)");
    }
    long weights = Objects.requireNonNull(model.served.get((long) batch.step()));
    long next = ToyModel.update(weights, batch);
    model.served.put(batch.step() + 1L, next);
    calls.add("step " + batch.step());
    ledgers.put(batch.step() + 1, after);
    return new Committed(ToyModel.entry(batch.step() + 1L, next), Map.of("loss", 1.0));
  }

  @Override
  public void checkpoint() {
    calls.add("checkpoint");
  }

  @Override
  public void finish() {
    calls.add("finish");
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
