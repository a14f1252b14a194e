package io.sampo.learner;

import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.config.Judge;
import io.sampo.config.RunConfig;
import io.sampo.data.recording.RecordedRow;
import io.sampo.data.recording.RecordingParts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps what was generated and judged: a batch is on the disk before the checkpoint that has it
 * behind it, so a run that goes on from there has a whole recording.
 */
final class Recorder {
  private final RecordingParts parts;
  private final Path recording;

  private Recorder(RecordingParts parts, Path recording) {
    this.parts = parts;
    this.recording = recording;
  }

  /** The one that the run wants, if it wants one. */
  static Optional<Recorder> of(RunConfig config) {
    Path folder = config.run().folder().resolve("recording");
    return config
        .record()
        .path()
        .map(path ->
            new Recorder(
                new RecordingParts(folder, config.run().name(), name(config.judge().training())),
                path));
  }

  private static String name(Judge judge) {
    String kind = judge.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return judge.model().map(path -> kind + " " + path).orElse(kind);
  }

  /** Throws unless what came before {@code step} has been recorded. */
  void goOnFrom(int step) {
    parts.requireUpTo(step, recording);
  }

  void record(Batch batch) {
    parts.write(batch.step(), rows(batch));
  }

  private static List<RecordedRow> rows(Batch batch) {
    return batch.orders().stream()
        .flatMap((CompletedOrder completed) -> RolloutRows.of(completed).stream())
        .toList();
  }

  /** All steps are made. */
  void finish(int steps) {
    parts.join(steps, recording);
  }
}
