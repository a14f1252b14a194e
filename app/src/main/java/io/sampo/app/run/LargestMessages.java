package io.sampo.app.run;

import io.sampo.app.failure.UserError;
import io.sampo.config.BatchSection;
import io.sampo.config.Reference;
import io.sampo.config.RunConfig;
import io.sampo.data.PreferenceRow;
import io.sampo.data.recording.Recording;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;

/**
 * Upper bounds of the messages that a run sends, in bytes, envelopes included. Between two nodes a
 * message above the frame size is dropped with a line in the log; a run that could send one does
 * not start.
 *
 * @param order any order on its way to a sampler
 * @param rollout an order with its responses on its way to a judge
 * @param batch all orders of a step with results and verdicts, on its way to the learner
 * @param share one of them, with what the learner that leads adds, on its way to another learner
 */
record LargestMessages(long order, long rollout, long batch, long share) {
  /** Addresses, class numbers, counts: what a message has beside its rows. */
  private static final long ENVELOPE = 4096;

  /** What an order, result or verdict has beside its rows. */
  private static final long HEAD = 64;

  /** The length that goes before each row. */
  private static final long LENGTH = 5;

  /** A token id below 2^28. */
  private static final long TOKEN = 4;

  private static final long LOG_PROB = Float.BYTES;

  /** The number of a snapshot, with its class. */
  private static final long VERSION = 12;

  static LargestMessages of(RunConfig config, RunInputs inputs) {
    return new Sizes(config, inputs).largest();
  }

  /** Throws, naming the key, when one of them does not fit. */
  void refuseAbove(long frame) {
    long most = LongStream.of(order, rollout, batch, share).max().orElseThrow();
    if (most > frame) {
      String what =
          most == batch
              ? "batch"
              : most == share ? "micro-batch" : most == rollout ? "rollout" : "order";
      throw new UserError(
          "deployment.frame-size: %d bytes (expected: at least %d, what the largest %s may take)"
              .formatted(frame, most, what));
    }
  }

  private record Sizes(RunConfig config, RunInputs inputs) {
    LargestMessages largest() {
      long online = inputs.recording().map(this::replay).orElseGet(this::generate);
      long order = Math.max(Math.max(online, score()), Math.max(evaluate(), compare()));
      long judged = Math.max(generate() + rollout(), evaluate() + evaluationRollout());
      BatchSection batch = config.batch();
      long trained = inputs.recording().map(this::replayed).orElseGet(this::judged);
      long scored = score() + scores();
      long whole =
          batch.online().orders() * trained + batch.offline().orders() * scored + VERSION * pins();
      long share = Math.max(trained, scored) + averaged();
      return new LargestMessages(
          ENVELOPE + order, ENVELOPE + judged, ENVELOPE + whole, ENVELOPE + share);
    }

    /** Log-probs under the moving average of any micro-batch's rows. */
    private long averaged() {
      if (config.algorithm().reference() != Reference.EMA) {
        return 0;
      }
      long online = rows() * logProbs(inputs.recording().map(Sizes::recorded).orElse(response()));
      return HEAD + Math.max(online, scores());
    }

    /** Versions 0 and s, those of the open batches, those that are still measured. */
    private long pins() {
      int every = config.evaluation().every();
      return 3L + config.phases().ahead() + 2 + (every == 0 ? 0 : config.run().steps() / every);
    }

    private long judged() {
      return generate() + rollout() + verdict();
    }

    /** An order of a recording with log-probs of each of its rows. */
    private long replayed(Recording recording) {
      return replay(recording) + HEAD + rows() * logProbs(recorded(recording));
    }

    /** Ids, log-probs, score of each row; prompt, version and preference of each pair. */
    private long replay(Recording recording) {
      long prompt = longest(recording.pairs(), pair -> pair.prompt().length);
      long row = ids(recorded(recording)) + logProbs(recorded(recording)) + Double.BYTES;
      long pair = ids(prompt) + Long.BYTES + 2 + 2 * row;
      return HEAD + config.batch().online().promptsPerOrder() * pair;
    }

    private static long recorded(Recording recording) {
      return longest(
          recording.pairs(),
          pair -> Math.max(pair.responses()[0].length, pair.responses()[1].length));
    }

    private long generate() {
      return HEAD + config.batch().online().promptsPerOrder() * ids(prompt());
    }

    /** Ids, and log-probs under behaviour, reference and sampled distribution, of every row. */
    private long rollout() {
      long row = ids(response()) + 3 * logProbs(response()) + 1;
      return HEAD + rows() * row;
    }

    private long verdict() {
      return HEAD + rows() * (Double.BYTES + 1);
    }

    private long rows() {
      return (long) config.batch().online().promptsPerOrder()
          * config.batch().online().samplesPerPrompt();
    }

    private long score() {
      return HEAD + pairs() * (ids(pair(p -> p.prompt().length)) + ids(chosen()) + ids(rejected()));
    }

    private long scores() {
      return HEAD + pairs() * (logProbs(chosen()) + logProbs(rejected()));
    }

    private long evaluate() {
      long prompt = longest(inputs.evaluation(), row -> row.prompt().length);
      long reference = longest(inputs.evaluation(), row -> row.reference().length);
      return HEAD + measured() * (ids(prompt) + ids(reference));
    }

    private long compare() {
      long prompt = longest(inputs.heldOut(), row -> row.prompt().length);
      long chosen = longest(inputs.heldOut(), row -> row.chosen().length);
      long rejected = longest(inputs.heldOut(), row -> row.rejected().length);
      return HEAD + measured() * (ids(prompt) + ids(chosen) + ids(rejected));
    }

    private long evaluationRollout() {
      return HEAD + measured() * (ids(response()) + 1 + 2 * Double.BYTES);
    }

    private long measured() {
      return config.evaluation().on() ? config.evaluation().promptsPerOrder() : 0;
    }

    private long pairs() {
      return config.batch().offline().pairsPerOrder();
    }

    private long prompt() {
      return longest(inputs.prompts(), row -> row.ids().length);
    }

    private long chosen() {
      return pair(row -> row.chosen().length);
    }

    private long rejected() {
      return pair(row -> row.rejected().length);
    }

    private long pair(ToIntFunction<PreferenceRow> length) {
      return longest(inputs.pairs(), length);
    }

    private long response() {
      return config.sampling().maxNewTokens();
    }

    private static <R> long longest(List<R> rows, ToIntFunction<R> length) {
      return rows.stream().mapToInt(length).max().orElse(0);
    }

    private static long ids(long tokens) {
      return LENGTH + tokens * TOKEN;
    }

    private static long logProbs(long tokens) {
      return LENGTH + tokens * LOG_PROB;
    }
  }
}
