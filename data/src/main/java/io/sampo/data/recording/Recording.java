package io.sampo.data.recording;

import io.sampo.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The judged pairs of a recorded run, in the order in which the run trained on them.
 *
 * @param pairs place n holds the pair at slot n mod (orders · prompts) of batch n / (orders ·
 *     prompts)
 */
public record Recording(Path path, List<RecordedPair> pairs) {
  public Recording {
    pairs = List.copyOf(pairs);
  }

  /**
   * The pairs that a run of this shape takes from a recording of the same shape; throws {@link
   * DataException} where they are not all there.
   *
   * @param steps batches, from the first on
   * @param orders online orders of a batch
   * @param prompts of an order
   */
  public static Recording read(Path path, int steps, int orders, int prompts) {
    if (!Files.isRegularFile(path)) {
      throw new DataException(path + ": no such file (expected: a recording)");
    }
    try (Connection connection = RecordingTable.open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query(path, steps))) {
      List<RecordedPair> pairs = new RecordingReader(path, orders, prompts, rows).pairs();
      if (pairs.size() < (long) steps * orders * prompts) {
        throw new DataException(
            "%s: %d pairs in whole batches (expected: at least %d, run.steps %d times %d)"
                .formatted(
                    path, pairs.size(), (long) steps * orders * prompts, steps, orders * prompts));
      }
      return new Recording(path, pairs);
    } catch (SQLException e) {
      String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
      throw new DataException(path + ": is no recording: " + cause, e);
    }
  }

  /** Throws unless a model of this context and vocabulary can read every pair. */
  public void requireFit(int context, int vocabulary) {
    for (int place = 0; place < pairs.size(); place++) {
      RecordedPair pair = pairs.get(place);
      if (pair.length() > context || pair.largestId() >= vocabulary) {
        throw new DataException(
            "%s: pair %d: %d tokens, the largest id %d (expected: at most %d, and below %d)"
                .formatted(path, place, pair.length(), pair.largestId(), context, vocabulary));
      }
    }
  }

  /** SHA-256, in hex, over all that is trained on. */
  public String digest() {
    return RecordingDigest.of(pairs);
  }

  private static String query(Path path, int steps) {
    return "SELECT step, \"order\", \"row\", version, prompt_ids, response_ids, behaviour, score,"
        + " preference FROM read_parquet("
        + RecordingTable.quoted(path)
        + ") WHERE step < "
        + steps
        + " ORDER BY step, \"order\", \"row\"";
  }
}
