package io.sampo.judge;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.Judge;
import io.sampo.config.RunConfig;
import io.sampo.digest.Digests;
import io.sampo.model.checkpoint.FileDigest;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What verdicts are about, each as a SHA-256 in hex: who judges, under which configuration, and all
 * that is judged.
 */
final class Subjects {
  private final String judges;

  /**
   * @param judges who judges, in a text that is another for others
   */
  Subjects(String judges) {
    this.judges = judges;
  }

  static Subjects of(RunConfig config) {
    String models =
        Stream.of(config.judge().training(), config.judge().evaluation())
            .map(Subjects::model)
            .collect(Collectors.joining(", "));
    return new Subjects(config.learningDigest() + ", " + models);
  }

  private static String model(Judge judge) {
    return judge.kind() + judge.model().map(path -> " " + FileDigest.ofWeights(path)).orElse("");
  }

  /** What a verdict on this result of this order is about. */
  String of(Order order, WorkResult result) {
    try {
      MessageDigest sha256 = Digests.sha256();
      try (DataOutputStream out =
          new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256))) {
        out.writeUTF(judges);
        write(order, out);
        write(result, out);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Order order, DataOutputStream out) throws IOException {
    switch (order) {
      case Order.Generate asked -> write(asked.prompts(), out);
      case Order.Evaluate asked -> {
        write(asked.prompts(), out);
        write(asked.references(), out);
      }
      case Order.Replay _, Order.Score _, Order.Compare _ -> throw notJudged(order);
    }
  }

  private static void write(WorkResult result, DataOutputStream out) throws IOException {
    switch (result) {
      case WorkResult.Rollout rollout -> write(rollout.responses(), rollout.finished(), out);
      case WorkResult.EvaluationRollout rollout ->
          write(rollout.responses(), rollout.finished(), out);
      case WorkResult.References _, WorkResult.Scores _, WorkResult.Comparisons _ ->
          throw notJudged(result);
    }
  }

  private static IllegalArgumentException notJudged(Object message) {
    return new IllegalArgumentException(
        message.getClass().getSimpleName() + " (expected: what is judged)");
  }

  private static void write(int[][] responses, boolean[] finished, DataOutputStream out)
      throws IOException {
    write(responses, out);
    for (boolean end : finished) {
      out.writeBoolean(end);
    }
  }

  private static void write(int[][] texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.length);
    for (int[] text : texts) {
      out.writeInt(text.length);
      for (int id : text) {
        out.writeInt(id);
      }
    }
  }
}
