package io.sampo.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.sampo.actors.work.Content;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.RunConfig;
import io.sampo.data.DataException;
import io.sampo.data.verdicts.VerdictPlace;
import io.sampo.data.verdicts.VerdictStore;
import io.sampo.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordedJudgingTest {
  private static final WorkResult ROLLOUT = Judged.rollout(8);

  @TempDir private Path folder = Path.of("");
  private final Judged judge = new Judged();

  private VerdictStore h2() {
    return store(Map.of("verdicts.record", "h2"));
  }

  private VerdictStore postgres(PostgresServer server) {
    return store(
        Map.of(
            "verdicts.record",
            "postgresql",
            "verdicts.url",
            server.url(),
            "verdicts.user",
            PostgresServer.USER));
  }

  private VerdictStore store(Map<String, String> verdicts) {
    Map<String, String> keys = new TreeMap<>(verdicts);
    keys.putAll(Map.of("model.path", "m", "judge.training.path", "r"));
    keys.put("run.out", folder.toString());
    RunConfig config = RunConfig.of(ConfigFactory.parseMap(keys));
    return VerdictStore.at(VerdictPlace.of(config).orElseThrow());
  }

  private static RecordedJudging recorded(VerdictStore store, Judging judging) {
    return new RecordedJudging("run", new Subjects("judges"), store, judging);
  }

  private static void same(Verdict expected, Verdict found) {
    assertTrue(Content.same(expected, found), found::toString);
  }

  private static void assertBegins(String beginning, String text) {
    assertTrue(text.startsWith(beginning), text);
  }

  @Test
  void whatWasJudgedIsNotAskedForAgain() throws Exception {
    Verdict pairs;
    Verdict measured;
    try (VerdictStore store = h2()) {
      pairs = recorded(store, judge).judge(Judged.ORDER, ROLLOUT);
      measured = recorded(store, judge).judge(Judged.EVALUATION, Judged.answers());
    }
    same(new Judged().judge(Judged.ORDER, ROLLOUT), pairs);
    try (VerdictStore store = h2()) {
      same(pairs, recorded(store, judge).judge(Judged.ORDER, ROLLOUT));
      same(measured, recorded(store, judge).judge(Judged.EVALUATION, Judged.answers()));
    }
    assertEquals(2, judge.verdicts());
  }

  @Test
  void ofTwoJudgesOfOneOrderTheFirstThatWritesDecidesForBoth() throws Exception {
    try (VerdictStore store = h2()) {
      Verdict first = new Judged().judge(Judged.ORDER, ROLLOUT);
      judge.judge(Judged.ORDER, ROLLOUT);
      RecordedJudging slow =
          recorded(
              store,
              (order, result) -> {
                recorded(store, new Judged()).judge(order, result);
                return judge.judge(order, result);
              });
      same(first, slow.judge(Judged.ORDER, ROLLOUT));
      assertEquals(2, judge.verdicts());
    }
  }

  @Test
  void aVerdictOnOtherTextsOrByOtherJudgesIsRefused() throws Exception {
    try (VerdictStore store = h2()) {
      recorded(store, judge).judge(Judged.ORDER, ROLLOUT);
      RecordedJudging others = new RecordedJudging("run", new Subjects("others"), store, judge);
      for (Judging refusing : List.of(recorded(store, judge), others)) {
        WorkResult result = refusing == others ? ROLLOUT : Judged.rollout(9);
        var refused = assertThrows(DataException.class, () -> refusing.judge(Judged.ORDER, result));
        assertBegins(
            "verdict of run run, training order 7 in jdbc:h2:",
            String.valueOf(refused.getMessage()));
      }
    }
  }

  @Test
  void aServerKilledWhileItsJudgeJudgesIsWaitedForAndNothingIsLost() throws Exception {
    try (PostgresServer server = PostgresServer.start(folder.resolve("postgres"));
        VerdictStore store = postgres(server);
        LogLines said = LogLines.of(Patience.class);
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Verdict before = recorded(store, judge).judge(Judged.EVALUATION, Judged.answers());
      RecordedJudging judging =
          recorded(
              store,
              (order, result) -> {
                server.kill();
                return judge.judge(order, result);
              });
      Future<Verdict> verdict = thread.submit(() -> judging.judge(Judged.ORDER, ROLLOUT));
      assertBegins("judging waits: store of verdicts " + server.url(), said.next());
      server.startAgain();
      Verdict after = verdict.get();
      assertBegins("judging goes on: the store of verdicts is back after ", said.next());
      assertTrue(said.rest().isEmpty(), said.rest()::toString);
      assertEquals(2, judge.verdicts());
      same(before, recorded(store, judge).judge(Judged.EVALUATION, Judged.answers()));
      same(after, recorded(store, judge).judge(Judged.ORDER, ROLLOUT));
      assertEquals(2, judge.verdicts());
    }
  }

  @Test
  void aRunThatIsOverWaitsForNoStore() throws Exception {
    Map<String, String> nowhere =
        Map.of("verdicts.record", "postgresql", "verdicts.url", "jdbc:postgresql://localhost:1/x");
    try (VerdictStore store = store(nowhere);
        LogLines said = LogLines.of(Patience.class);
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      RecordedJudging judging = recorded(store, judge);
      Future<Verdict> verdict = thread.submit(() -> judging.judge(Judged.ORDER, ROLLOUT));
      assertBegins("judging waits: ", said.next());
      judging.giveUp();
      var over = assertThrows(ExecutionException.class, verdict::get);
      assertInstanceOf(CancellationException.class, over.getCause());
      assertEquals(0, judge.verdicts());
    }
  }
}
