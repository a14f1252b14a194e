package io.sampo.data.verdicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sampo.data.DataException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2VerdictStoreTest extends VerdictStoreContract {
  @TempDir private Path folder = Path.of("");

  @Override
  VerdictPlace place() {
    return new VerdictPlace("jdbc:h2:file:" + folder.resolve("verdicts"), "sampo", "secret");
  }

  @Test
  void anotherPasswordIsRefused() {
    try (VerdictStore store = VerdictStore.at(place())) {
      store.prepare();
    }
    VerdictPlace wrong = new VerdictPlace(place().url(), "sampo", "guess");
    try (VerdictStore store = VerdictStore.at(wrong)) {
      var refused = assertThrows(DataException.class, store::requireReachable);
      assertSays("Wrong user name or password", refused);
    }
  }

  /** A process that keeps a verdict and is gone: halted, with no time to close anything. */
  @Test
  void whatIsKeptOutlivesTheSuddenEndOfItsProcess() throws Exception {
    assertEquals(Keeper.HALTED, Keeper.start(place().url(), "halt").waitFor());
    try (VerdictStore store = VerdictStore.at(Keeper.place(place().url()))) {
      assertEquals(Optional.of(Keeper.VERDICT), store.find(Keeper.KEY));
    }
  }

  @Test
  void aFileThatAnotherProcessHasOpenIsRefused() throws Exception {
    Process other = Keeper.start(place().url(), "stay");
    try (var said = other.inputReader()) {
      assertEquals("kept", said.readLine());
      try (VerdictStore store = VerdictStore.at(Keeper.place(place().url()))) {
        var refused = assertThrows(DataException.class, () -> store.find(Keeper.KEY));
        assertSays("another process has the file open (expected: one", refused);
      }
    } finally {
      other.destroyForcibly();
    }
  }
}
