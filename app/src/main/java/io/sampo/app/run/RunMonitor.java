package io.sampo.app.run;

import io.sampo.actors.coordinator.Evaluated;
import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.coordinator.RunListener;
import io.sampo.actors.coordinator.Status;
import io.sampo.actors.work.Ledger;
import io.sampo.app.display.RunDisplay;
import io.sampo.app.display.RunView;
import io.sampo.app.failure.UserError;
import io.sampo.app.management.StepReadings;
import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.config.RunConfig;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Hears the run and passes on: to the person's display, to metrics.jsonl, to the node's readings,
 * and in the end to whoever waits.
 */
final class RunMonitor implements RunListener {
  private final RunConfig config;
  private final int pairs;
  private final RunDisplay display;
  private final MetricsLog metrics;
  private final StepReadings readings;
  private final Answers answers;
  private final Pace pace;
  private final TreeMap<Integer, Evaluated> evaluations = new TreeMap<>();
  private final CompletableFuture<Outcome> finished = new CompletableFuture<>();
  private @Nullable Status status;

  /** At the commit before. */
  private Status before = Status.NONE;

  private double loss = Double.NaN;
  private double lag;
  private int step = -1;

  /**
   * @param pairs of the offline lane; 0 where it is off
   */
  RunMonitor(
      RunConfig config,
      int pairs,
      RunDisplay display,
      MetricsLog metrics,
      StepReadings readings,
      Answers answers,
      Pace pace) {
    this.config = config;
    this.pairs = pairs;
    this.display = display;
    this.metrics = metrics;
    this.readings = readings;
    this.answers = answers;
    this.pace = pace;
    pace.begin();
  }

  CompletableFuture<Outcome> finished() {
    return finished;
  }

  @Override
  public synchronized void onCommitted(Map<String, Double> measured, Status now) {
    write(measured, now);
    standsAt(measured, now);
  }

  @Override
  public synchronized void onResumed(Map<String, Double> measured, Status now) {
    if (!metrics.hasStep(now.step())) {
      write(measured, now);
    }
    standsAt(measured, now);
  }

  private void standsAt(Map<String, Double> measured, Status now) {
    loss = measured.getOrDefault("loss", Double.NaN);
    lag = measured.getOrDefault("lag", 0.0);
    before = now;
    status = now;
    step = now.step();
    show();
  }

  private void write(Map<String, Double> measured, Status now) {
    double seconds = pace.commit();
    Map<String, Double> values = new LinkedHashMap<>(measured);
    values.put("generate_seconds", (now.samplerNanos() - before.samplerNanos()) / 1e9);
    values.put("judge_seconds", (now.judgeNanos() - before.judgeNanos()) / 1e9);
    values.put("step_seconds", seconds);
    values.put("updates_per_s", pace.recentUpdates());
    values.put("samples_per_s", pace.recentUpdates() * config.batch().online().samples());
    metrics.write(MetricsRow.step(now.step(), values));
    readings.committed(values);
  }

  @Override
  public synchronized void onEvaluated(Evaluated evaluated) {
    evaluations.put(evaluated.step(), evaluated);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("win_rate", evaluated.winRate());
    evaluated.golden().ifPresent(score -> values.put("golden", score));
    evaluated.reward().ifPresent(score -> values.putIfAbsent(config.judge().trainingRole(), score));
    values.put("kl", evaluated.kl());
    values.put("kl_estimate", evaluated.klEstimate());
    values.put("prompts", (double) evaluated.n());
    if (pairs > 0) {
      long trained = (long) evaluated.step() * config.batch().offline().pairs();
      values.put("epoch", (double) trained / pairs);
    }
    values.putAll(new HeldOutMeasures(config.algorithm()).of(evaluated.pairs()));
    metrics.write(MetricsRow.evaluation(evaluated.step(), values));
    readings.evaluated(values);
    if (evaluated.step() == 0 || evaluated.step() == config.run().steps()) {
      answers.add(evaluated);
    }
    show();
  }

  @Override
  public synchronized void onStatus(Status now) {
    status = now;
    if (step < 0 && now.step() >= 0) {
      step = now.step();
    }
    show();
  }

  @Override
  public void onFinished(Outcome outcome) {
    finished.complete(outcome);
  }

  @Override
  public void onBroken(UncheckedIOException cause) {
    finished.completeExceptionally(
        new UserError(
            "the run stands at step %d: this node cannot write: %s; another node that may host the coordinator goes on, or the same command (train and demo: --resume)"
                .formatted(step(), cause.getMessage()),
            cause));
  }

  /** Where the run stood when it was last heard of. */
  synchronized int step() {
    return Math.max(0, step);
  }

  private void show() {
    Optional.ofNullable(status).ifPresent(s -> display.show(view(s)));
  }

  private RunView view(Status now) {
    int done = Math.max(0, step);
    double updates = pace.recentUpdates();
    Evaluated before = evaluations.get(0);
    Evaluated latest = evaluations.isEmpty() ? null : evaluations.lastEntry().getValue();
    return new RunView(
        config.algorithm().name() + ", seed " + config.run().seed() + ", " + config.run().folder(),
        done,
        config.run().steps(),
        updates,
        updates * config.batch().online().samples(),
        (int) lag,
        queues(now),
        roles(now),
        loss,
        before == null ? Double.NaN : before.winRate(),
        latest == null ? Double.NaN : latest.winRate(),
        latest == null ? Double.NaN : latest.kl(),
        evaluations.size(),
        (config.run().steps() - done) / updates);
  }

  private static RunView.Queues queues(Status now) {
    return new RunView.Queues(
        count(now, "waiting"), count(now, "generated"), count(now, "batched"));
  }

  private static int count(Status now, String state) {
    return now.orders().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(state))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static List<RunView.RoleLine> roles(Status now) {
    Ledger ledger = now.ledger();
    return List.of(
        new RunView.RoleLine(
            "coordinator",
            "orders "
                + now.orders()
                + "   trained "
                + ledger.trained()
                + ", dropped "
                + ledger.dropped()),
        new RunView.RoleLine(
            "sampler",
            busy(now.samplers(), now.idleSamplers()) + ", " + now.samples() + " responses"),
        new RunView.RoleLine(
            "judge",
            busy(now.judges(), now.idleJudges()) + ", " + ledger.pairs().judged() + " pairs"),
        new RunView.RoleLine("learner", now.step() < 0 ? "starts" : "step " + now.step()));
  }

  private static String busy(int all, int idle) {
    return (all - idle) + " of " + all + " at work";
  }
}
