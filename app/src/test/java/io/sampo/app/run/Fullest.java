package io.sampo.app.run;

import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.RunConfig;
import io.sampo.data.PreferenceRow;
import io.sampo.data.PromptRow;
import io.sampo.data.recording.RecordedPair;
import io.sampo.data.recording.Recording;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * The fullest messages of a run: every row as long as it may be, every id as large as it may be.
 */
final class Fullest {
  private static final int PROMPT = 96;
  private static final int LARGEST_ID = (1 << 28) - 1;

  private final RunConfig config;

  Fullest(RunConfig config) {
    this.config = config;
  }

  RunInputs inputs() {
    PromptRow prompt = new PromptRow(ids(PROMPT), "");
    PreferenceRow pair = new PreferenceRow(ids(PROMPT), ids(response()), ids(response()));
    return new RunInputs(
        List.of(prompt),
        List.of(pair),
        config.batch().recorded().map(stream -> recording(stream.path())),
        List.of(),
        List.of(),
        new TreeMap<>());
  }

  private Recording recording(Path path) {
    float[] logProbs = new float[response()];
    RecordedPair pair =
        new RecordedPair(
            Long.MAX_VALUE,
            ids(PROMPT),
            new int[][] {ids(response()), ids(response())},
            new float[][] {logProbs, logProbs},
            new double[2],
            "first");
    return new Recording(path, Collections.nCopies(config.batch().online().prompts(), pair));
  }

  private int response() {
    return config.sampling().maxNewTokens();
  }

  private static int[] ids(int tokens) {
    int[] ids = new int[tokens];
    Arrays.fill(ids, LARGEST_ID);
    return ids;
  }

  private List<CompletedOrder> completed() {
    return new OrderCutter(config, inputs()).batch(0).stream().map(this::completed).toList();
  }

  private CompletedOrder completed(Order order) {
    return switch (order) {
      case Order.Generate generate -> generated(generate);
      case Order.Replay replay -> new CompletedOrder(replay, references(replay), null);
      case Order.Score score -> new CompletedOrder(score, scores(score), null);
      case Order.Evaluate _, Order.Compare _ ->
          throw new IllegalArgumentException(order.toString());
    };
  }

  private CompletedOrder generated(Order.Generate order) {
    int rows = order.prompts().length * order.samplesPerPrompt();
    int[][] responses = new int[rows][];
    Arrays.setAll(responses, _ -> ids(response()));
    WorkResult.Rollout rollout =
        new WorkResult.Rollout(
            order.id(),
            order.version(),
            responses,
            new boolean[rows],
            new float[rows][response()],
            new float[rows][response()],
            new float[rows][response()],
            0f,
            0);
    Preference[] preferences = new Preference[order.prompts().length];
    Arrays.fill(preferences, Preference.FIRST);
    return new CompletedOrder(
        order, rollout, new Verdict.Pairs(order.id(), preferences, new double[rows]));
  }

  private WorkResult.References references(Order.Replay order) {
    return new WorkResult.References(order.id(), new float[order.responses().length][response()]);
  }

  private WorkResult.Scores scores(Order.Score order) {
    int pairs = order.prompts().length;
    return new WorkResult.Scores(
        order.id(), new float[pairs][response()], new float[pairs][response()]);
  }

  Coordinator.Assigned order() {
    return new Coordinator.Assigned(1, completed().getLast().order());
  }

  Coordinator.ToJudge rollout() {
    CompletedOrder first = completed().getFirst();
    return new Coordinator.ToJudge(1, first.order(), first.result());
  }

  Coordinator.BatchReady batch() {
    return new Coordinator.BatchReady(new Batch(0, 0, completed()), Ledger.EMPTY, pins());
  }

  /** A measurement outstanding at every step, and all batches that may be open. */
  private List<Long> pins() {
    int steps = config.run().steps() / Math.max(1, config.evaluation().every());
    return Collections.nCopies(steps + config.phases().ahead() + 3, Long.MAX_VALUE);
  }
}
