package io.sampo.data.recording;

import io.sampo.data.DataException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads two rows a pair, and checks that each stands where the shape says. */
record RecordingReader(Path path, int orders, int prompts, ResultSet rows) {

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
      @Nullable Double score,
      String preference) {
    RecordedPair with(Half second) {
      return new RecordedPair(
          version,
          prompt,
          new int[][] {response, second.response},
          new float[][] {behaviour, second.behaviour},
          scores(score, second.score),
          preference);
    }
  }

  private static double[] scores(@Nullable Double first, @Nullable Double second) {
    return first == null || second == null ? new double[0] : new double[] {first, second};
  }

  private Half half(int place, int response) throws SQLException {
    requirePlace(place, response);
    String preference = rows.getString("preference");
    if (preference == null || !RecordedPair.PREFERENCES.contains(preference)) {
      throw refused(place, "preference " + preference);
    }
    int[] ids = ids(place, "response_ids");
    float[] behaviour = behaviour(place);
    if (behaviour.length != ids.length) {
      throw refused(place, behaviour.length + " log-probs of " + ids.length + " tokens");
    }
    int[] prompt = ids(place, "prompt_ids");
    long version = rows.getLong("version");
    return new Half(prompt, ids, behaviour, version, score(), preference);
  }

  private @Nullable Double score() throws SQLException {
    double score = rows.getDouble("score");
    return rows.wasNull() ? null : score;
  }

  private void requirePlace(int place, int response) throws SQLException {
    int step = rows.getInt("step");
    int row = rows.getInt("row");
    int slot = place % (orders * prompts);
    if (step != place / (orders * prompts) || row != 2 * (slot % prompts) + response) {
      throw refused(place, "step " + step + ", order " + rows.getLong("order") + ", row " + row);
    }
  }

  private int[] ids(int place, String column) throws SQLException {
    Object[] cells = cells(place, column);
    int[] ids = new int[cells.length];
    for (int i = 0; i < ids.length; i++) {
      if (!(cells[i] instanceof Integer id) || id < 0) {
        throw refused(place, column + " with " + cells[i]);
      }
      ids[i] = id;
    }
    return ids;
  }

  private float[] behaviour(int place) throws SQLException {
    Object[] cells = cells(place, "behaviour");
    float[] logProbs = new float[cells.length];
    for (int i = 0; i < logProbs.length; i++) {
      if (!(cells[i] instanceof Float logProb) || !Float.isFinite(logProb)) {
        throw refused(place, "log-prob " + cells[i]);
      }
      logProbs[i] = logProb;
    }
    return logProbs;
  }

  private Object[] cells(int place, String column) throws SQLException {
    Array array = rows.getArray(column);
    Object[] cells = array == null ? new Object[0] : (Object[]) array.getArray();
    if (cells.length == 0) {
      throw refused(place, "no " + column);
    }
    return cells;
  }

  private DataException refused(int place, String found) {
    int slot = place % (orders * prompts);
    return new DataException(
        "%s: %s (expected: the judged pair %d of order %d of batch %d; batch.online must be that of the recorded run: orders, prompts-per-order)"
            .formatted(path, found, slot % prompts, slot / prompts, place / (orders * prompts)));
  }
}
