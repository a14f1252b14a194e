package io.sampo.app.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.work.Ledger;
import io.sampo.app.ProcessName;
import io.sampo.app.metrics.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the node that hosted the coordinator leaves when the run fails, for those that stand by:
 * without it the next of them would begin again, with no worker left. A node that is started later
 * tries again.
 *
 * @param step where the run stood
 * @param message the reason
 * @param process that left it
 */
record FailureNote(
    @JsonProperty int step, @JsonProperty String message, @JsonProperty String process) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static FailureNote of(Outcome.Failed failed) {
    return new FailureNote(failed.step(), failed.message(), ProcessName.here());
  }

  /** The note in a file; none where there is no such file. */
  static Optional<FailureNote> in(Path file) throws IOException {
    try {
      return Optional.of(JSON.readValue(Files.readString(file), FailureNote.class));
    } catch (NoSuchFileException | JsonProcessingException _) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    AtomicFile.write(file, JSON.writeValueAsString(this) + "\n");
  }

  Outcome.Failed outcome() {
    return new Outcome.Failed(step, Ledger.EMPTY, message);
  }
}
