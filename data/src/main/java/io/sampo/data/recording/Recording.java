package io.sampo.data.recording;

import io.sampo.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
      List<RecordedPair> pairs = new Reader(path, orders, prompts, rows).pairs();
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

  /** Reads two rows a pair, and checks that each stands where the shape says. */
  private record Reader(Path path, int orders, int prompts, ResultSet rows) {

    List<RecordedPair> pairs() throws SQLException {
      List<RecordedPair> pairs = new ArrayList<>();
      while (rows.next()) {
        Half first = half(pairs.size(), 0);
        if (!rows.next()) {
          throw refused(pairs.size(), "only one response");
        }
        pairs.add(first.with(half(pairs.size(), 1)));
      }
      return pairs;
    }

    private record Half(
        int[] prompt,
        int[] response,
        float[] behaviour,
        long version,
        double score,
        String preference) {
      RecordedPair with(Half second) {
        return new RecordedPair(
            version,
            prompt,
            new int[][] {response, second.response},
            new float[][] {behaviour, second.behaviour},
            new double[] {score, second.score},
            preference);
      }
    }

    private Half half(int place, int response) throws SQLException {
      int slot = place % (orders * prompts);
      boolean there =
          rows.getInt(1) == place / (orders * prompts)
              && rows.getInt(3) == 2 * (slot % prompts) + response;
      if (!there) {
        throw refused(
            place,
            "step %d, order %d, row %d".formatted(rows.getInt(1), rows.getLong(2), rows.getInt(3)));
      }
      String preference = rows.getString(9);
      if (preference == null || !RecordedPair.PREFERENCES.contains(preference)) {
        throw refused(place, "preference " + preference);
      }
      return new Half(
          ids(place, 5),
          ids(place, 6),
          logProbs(place),
          rows.getLong(4),
          rows.getDouble(8),
          preference);
    }

    private int[] ids(int place, int column) throws SQLException {
      Object[] cells = cells(place, column);
      int[] ids = new int[cells.length];
      for (int i = 0; i < ids.length; i++) {
        if (!(cells[i] instanceof Integer id)) {
          throw refused(place, "token " + cells[i]);
        }
        ids[i] = id;
      }
      return ids;
    }

    private float[] logProbs(int place) throws SQLException {
      Object[] cells = cells(place, 7);
      float[] logProbs = new float[cells.length];
      for (int i = 0; i < logProbs.length; i++) {
        if (!(cells[i] instanceof Float logProb) || !Float.isFinite(logProb)) {
          throw refused(place, "log-prob " + cells[i]);
        }
        logProbs[i] = logProb;
      }
      return logProbs;
    }

    private Object[] cells(int place, int column) throws SQLException {
      java.sql.Array array = rows.getArray(column);
      if (array == null) {
        throw refused(place, "nothing in column " + column);
      }
      return (Object[]) array.getArray();
    }

    private DataException refused(int place, String found) {
      int slot = place % (orders * prompts);
      return new DataException(
          "%s: %s (expected: the judged pair %d of order %d of batch %d; batch.online must be that of the recorded run: orders, prompts-per-order)"
              .formatted(path, found, slot % prompts, slot / prompts, place / (orders * prompts)));
    }
  }
}
