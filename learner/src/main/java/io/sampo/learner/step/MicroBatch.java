package io.sampo.learner.step;

import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.PairFate;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.Reference;
import io.sampo.model.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One order, laid out for the learner: the rows of its forward pass, the log-probs that came with
 * it and what its judge said. Sequence s of the rows is row s of the order.
 *
 * @param name of the order, for messages
 * @param number of the order
 * @param behaviour by sequence: token log-probs under the snapshot that generated it; no rows for
 *     offline pairs
 * @param reference by sequence: token log-probs under the fixed reference; no rows where the loss
 *     needs none
 * @param sampled by sequence: token log-probs under the distribution that was actually sampled; no
 *     rows for offline pairs
 * @param pairs the trainable ones
 * @param tied pairs that count and are not trained on
 * @param samplesPerPrompt of online samples that nobody judges; 0 where there are pairs
 */
record MicroBatch(
    String name,
    long number,
    Rows rows,
    float[][] behaviour,
    float[][] reference,
    float[][] sampled,
    List<Pair> pairs,
    int tied,
    int samplesPerPrompt) {

  /** Sequences of the chosen and of the rejected response. */
  record Pair(int chosen, int rejected) {}

  /** Samples without a judge, of HyPO's online term. */
  int samples() {
    return samplesPerPrompt > 0 ? rows.lengths().length : 0;
  }

  static MicroBatch of(CompletedOrder completed) {
    return switch (completed.order()) {
      case Order.Generate order -> online(order, completed);
      case Order.Replay order -> replayed(order, completed);
      case Order.Score order -> offline(order, completed);
      case Order.Evaluate _, Order.Compare _ ->
          throw new IllegalArgumentException(completed.order().id() + ": nothing to train on");
    };
  }

  private static MicroBatch online(Order.Generate order, CompletedOrder completed) {
    if (!(completed.result() instanceof WorkResult.Rollout rollout)) {
      throw new IllegalArgumentException(order.id() + ": no rollout");
    }
    Rows rows =
        Rows.scoring(
            List.of(order.prompts()), grouped(rollout.responses(), order.samplesPerPrompt()));
    PairFate[] fates = PairFate.of(completed);
    return new MicroBatch(
        order.id().toString(),
        order.id().number(),
        rows,
        rollout.behaviour(),
        rollout.reference(),
        rollout.sampled().length == 0 ? rollout.behaviour() : rollout.sampled(),
        order.judged() ? judged(fates, verdict(completed).preferences()) : List.of(),
        count(fates, PairFate.TIED),
        order.judged() ? 0 : order.samplesPerPrompt());
  }

  /** Laid out as the online order was that it repeats, so that the same numbers come of it. */
  private static MicroBatch replayed(Order.Replay order, CompletedOrder completed) {
    if (!(completed.result() instanceof WorkResult.References references)) {
      throw new IllegalArgumentException(order.id() + ": no log-probs of its reference");
    }
    PairFate[] fates = PairFate.of(completed);
    return new MicroBatch(
        order.id().toString(),
        order.id().number(),
        Rows.scoring(List.of(order.prompts()), grouped(order.responses(), 2)),
        order.behaviour(),
        references.rows(),
        new float[0][],
        judged(fates, order.preferences()),
        count(fates, PairFate.TIED),
        0);
  }

  private static Verdict.Pairs verdict(CompletedOrder completed) {
    return Optional.ofNullable((Verdict.Pairs) completed.verdict())
        .orElseThrow(() -> new IllegalArgumentException(completed.order().id() + ": no verdict"));
  }

  private static List<List<int[]>> grouped(int[][] responses, int copies) {
    List<List<int[]>> grouped = new ArrayList<>();
    for (int from = 0; from < responses.length; from += copies) {
      grouped.add(List.of(Arrays.copyOfRange(responses, from, from + copies)));
    }
    return grouped;
  }

  private static List<Pair> judged(PairFate[] fates, Preference[] preferences) {
    List<Pair> pairs = new ArrayList<>();
    for (int p = 0; p < fates.length; p++) {
      if (fates[p] == PairFate.TRAINED) {
        boolean first = preferences[p] == Preference.FIRST;
        pairs.add(first ? new Pair(2 * p, 2 * p + 1) : new Pair(2 * p + 1, 2 * p));
      }
    }
    return pairs;
  }

  private static MicroBatch offline(Order.Score order, CompletedOrder completed) {
    if (!(completed.result() instanceof WorkResult.Scores scores)) {
      throw new IllegalArgumentException(order.id() + ": no scores");
    }
    List<List<int[]>> responses = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    PairFate[] fates = PairFate.of(completed);
    for (int i = 0; i < fates.length; i++) {
      responses.add(List.of(order.chosen()[i], order.rejected()[i]));
      if (fates[i] == PairFate.TRAINED) {
        pairs.add(new Pair(2 * i, 2 * i + 1));
      }
    }
    return new MicroBatch(
        order.id().toString(),
        order.id().number(),
        Rows.scoring(List.of(order.prompts()), responses),
        new float[0][],
        interleaved(scores.chosen(), scores.rejected()),
        new float[0][],
        pairs,
        count(fates, PairFate.TIED),
        0);
  }

  private static float[][] interleaved(float[][] chosen, float[][] rejected) {
    float[][] both = new float[2 * chosen.length][];
    for (int i = 0; i < chosen.length; i++) {
      both[2 * i] = chosen[i];
      both[2 * i + 1] = rejected[i];
    }
    return both;
  }

  private static int count(PairFate[] fates, PairFate wanted) {
    return (int) Arrays.stream(fates).filter(fate -> fate == wanted).count();
  }

  /**
   * The recorded log-probs that the loss measures against; no rows where the learner computes them.
   */
  float[][] recorded(Reference kind) {
    return switch (kind) {
      case BEHAVIOUR -> behaviour;
      case SFT, FIXED -> reference;
      case EMA -> new float[0][];
    };
  }
}
