package io.sampo.app.run;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.config.RunConfig;
import io.sampo.data.ShuffledStream;
import io.sampo.data.recording.RecordedPair;
import io.sampo.data.recording.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cuts the online orders of a run that replays a recording: place n of the batches gets the pair
 * that the shuffled stream has there.
 */
final class RecordedLane {
  private final Recording recording;
  private final ShuffledStream stream;
  private final int prompts;
  private final int orders;

  RecordedLane(RunConfig config, Recording recording, double shuffleLevel) {
    this.recording = recording;
    this.prompts = config.batch().online().promptsPerOrder();
    this.orders = config.batch().online().orders();
    this.stream = new ShuffledStream(config.run().seed(), recording.pairs().size(), shuffleLevel);
  }

  /**
   * An order of batch t.
   *
   * @param place within the batch
   * @param reference whether the fixed reference's log-probs are wanted
   */
  Order.Replay order(OrderId id, int t, int place, boolean reference) {
    int first = (t * orders + place) * prompts;
    List<RecordedPair> pairs =
        IntStream.range(first, first + prompts)
            .mapToObj(n -> recording.pairs().get(stream.at(n)))
            .toList();
    return new Order.Replay(
        id,
        t,
        reference,
        pairs.stream().mapToLong(RecordedPair::version).toArray(),
        pairs.stream().map(RecordedPair::prompt).toArray(int[][]::new),
        pairs.stream().flatMap(pair -> Stream.of(pair.responses())).toArray(int[][]::new),
        pairs.stream().flatMap(pair -> Stream.of(pair.behaviour())).toArray(float[][]::new),
        pairs.stream().map(RecordedLane::preference).toArray(Preference[]::new),
        pairs.stream().flatMapToDouble(pair -> Arrays.stream(pair.scores())).toArray());
  }

  private static Preference preference(RecordedPair pair) {
    return Preference.valueOf(pair.preference().toUpperCase(Locale.ROOT));
  }
}
