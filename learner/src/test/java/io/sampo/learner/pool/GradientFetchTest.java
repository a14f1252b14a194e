package io.sampo.learner.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sampo.actors.pool.GradientEntry;
import io.sampo.actors.pool.LearnerPool.ShareDone;
import io.sampo.actors.pool.LearnerPool.ShareReply;
import io.sampo.weights.ClientSettings;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.WeightsClient;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

final class GradientFetchTest {
  /** Nothing is fetched for it: what came could not be told from other tensors, nor given back. */
  @Test
  void aGradientOfWeightsThatAreHeldNoMoreIsNotAskedFor() {
    GradientEntry entry = new GradientEntry("127.0.0.1", 1, "0".repeat(64));
    ShareDone late =
        new ShareDone(
            TestInbox.<ShareReply>create().getRef(),
            "there",
            Shares.at(0).id(),
            entry,
            List.of(Shares.SUMS));
    try (SnapshotMemory memory = new SnapshotMemory(1 << 20);
        SnapshotStore store = new SnapshotStore("run");
        WeightsClient client = new WeightsClient(memory, ClientSettings.defaults())) {
      GradientFetch fetch = new GradientFetch(store, client, new ShareBoard(1));
      var refused = assertThrows(IllegalStateException.class, () -> fetch.bring(late));
      assertEquals("version 7 is not held any more", refused.getMessage());
    }
  }
}
