package io.sampo.app.run;

import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.work.Ledger;
import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import io.sampo.app.report.Example;
import io.sampo.app.report.Report;
import io.sampo.config.JudgeKind;
import io.sampo.config.RunConfig;
import io.sampo.learner.checkpoint.CheckpointStore;
import io.sampo.learner.checkpoint.TrainedWeights;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a completed run leaves: summary.json and report.html. */
final class RunEnd {
  private final RunConfig config;
  private final RunFolder folder;
  private final Pace pace;

  RunEnd(RunConfig config, RunFolder folder, Pace pace) {
    this.config = config;
    this.folder = folder;
    this.pace = pace;
  }

  /** Writes both files. */
  Summary write(Outcome.Completed outcome, List<Example> examples, double wallSeconds)
      throws IOException {
    List<MetricsRow> rows = MetricsLog.read(folder.metrics());
    Summary summary = summary(outcome, rows, wallSeconds);
    summary.write(folder.summary());
    new Report(summary, rows, examples, config.resolved()).write(folder.report());
    return summary;
  }

  private Summary summary(Outcome.Completed outcome, List<MetricsRow> rows, double wallSeconds) {
    Optional<MetricsRow> before = evaluation(rows, 0);
    Optional<MetricsRow> after = evaluation(rows, outcome.step());
    Ledger ledger = outcome.ledger();
    TrainedWeights trained = trained(outcome.step());
    return new Summary(
        config.run().name(),
        config.algorithm().name(),
        lower(config.algorithm().loss()),
        lower(config.algorithm().reference()),
        trainingJudge(),
        name(config.judge().evaluation().kind()),
        config.run().seed(),
        outcome.step(),
        config.batch().lag(),
        config.deployment().samplers(),
        config.deployment().threads(),
        config.deployment().processes(),
        config.model().device(),
        dtype(),
        config.deployment().mixedNumerics(),
        value(before, "win_rate"),
        value(after, "win_rate"),
        value(before, "proxy"),
        value(after, "proxy"),
        value(before, "golden"),
        value(after, "golden"),
        value(after, "kl"),
        value(after, "kl_estimate"),
        after.map(row -> (int) row.value("prompts")).orElse(0),
        pace.updates(),
        pace.updates() * config.batch().online().samples(),
        wallSeconds,
        config.trainable().text(),
        trained.elements(),
        new Summary.Orders(ledger.issued(), ledger.trained(), ledger.dropped(), ledger.reissued()),
        new Summary.Pairs(
            ledger.pairs().judged(),
            ledger.pairs().trained(),
            ledger.pairs().tied(),
            ledger.pairs().invalid()),
        trained.sha256());
  }

  /** Of the checkpoint that every run leaves when it completes. */
  private TrainedWeights trained(int step) {
    return new CheckpointStore(folder.checkpoints(), config.checkpoint().keep())
        .newest()
        .filter(found -> found.manifest().step() == step)
        .map(TrainedWeights::of)
        .orElseThrow(() ->
            new IllegalStateException(
                "%s: no whole checkpoint of step %d".formatted(folder.checkpoints(), step)));
  }

  private String dtype() {
    return lower(config.model().dtype());
  }

  /** Who decided what was learned: nobody where the run had no use for a judge. */
  private String trainingJudge() {
    if (config.batch().recorded().isPresent()) {
      return "recorded";
    }
    return name(config.judged() ? config.judge().training().kind() : JudgeKind.NONE);
  }

  private static String name(JudgeKind kind) {
    return lower(kind).replace('_', '-');
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<MetricsRow> evaluation(List<MetricsRow> rows, int step) {
    return rows.stream()
        .filter(row -> row.kind() == MetricsRow.Kind.EVALUATION && row.step() == step)
        .reduce((first, last) -> last);
  }

  private static @Nullable Double value(Optional<MetricsRow> row, String name) {
    return row.map(r -> r.value(name)).filter(v -> !v.isNaN()).orElse(null);
  }
}
