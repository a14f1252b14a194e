package io.sampo.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.study.Finding;
import io.sampo.study.Rule;
import io.sampo.study.RunStudy;
import io.sampo.study.Scale;
import io.sampo.study.Studies;
import io.sampo.study.Study;
import io.sampo.study.StudyResult;
import io.sampo.study.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The definitions hold together, and numbers are read where they stand. */
final class RunStudiesTest {
  private static final RunRecord RUN =
      new RunRecord(List.of(at(0, 0.4, 0), at(10, 0.5, 1), at(20, 0.7, 2), at(30, 0.6, 4)), "ab");

  private static Measurement at(int step, double winRate, double kl) {
    return new Measurement(step, Map.of("win_rate", winRate, "kl", kl));
  }

  @Test
  void aMetricIsReadWhereTheRunReachesAKl() {
    assertEquals(0.6, RUN.atKl("win_rate", 1.5), 1e-12);
    assertEquals(0.65, RUN.atKl("win_rate", 3), 1e-12);
    assertTrue(Double.isNaN(RUN.atKl("win_rate", 5)));
  }

  @Test
  void aMetricIsNotReadBeforeTheRunWasFirstMeasured() {
    assertTrue(Double.isNaN(RUN.atKl("win_rate", 0.5)));
  }

  @Test
  void aPeakIsFoundOnTheOtherSeeds() {
    RunRecord other =
        new RunRecord(List.of(at(0, 0.4, 0), at(10, 0.8, 1), at(20, 0.5, 2), at(30, 0.3, 4)), "ab");
    Runs runs = new Runs(Map.of("a", List.of(RUN, other)));
    assertEquals(0.1, Quantity.rise("a", "win_rate").of(runs, 0), 1e-12);
    assertEquals(-0.1, Quantity.fall("a", "win_rate").of(runs, 0), 1e-12);
    assertEquals(0.1, Quantity.rise("a", "win_rate").of(runs, 1), 1e-12);
  }

  @Test
  void aRunThatLacksAnEvaluationIsNotComparedWithOthers() {
    RunRecord lacking = new RunRecord(List.of(at(0, 0.4, 0), at(20, 0.5, 2), at(30, 0.3, 4)), "ab");
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new Runs(Map.of("a", List.of(RUN, lacking))));
    assertEquals(
        "a: its seeds are measured at steps [[0, 10, 20, 30], [0, 20, 30]] (expected: the same of"
            + " each)",
        e.getMessage());
  }

  @Test
  void everyStudyHasItsTableAndAVerdictAClaimOnEqualRuns() {
    for (RunStudy study : RunStudies.all()) {
      StudyResult result = study.result(Scale.FULL, List.of(1L, 2L, 3L), sameEverywhere(study, 3));
      assertEquals(study.claims().size(), result.findings().size());
      for (Finding finding : result.findings()) {
        if (!isOfOneCurve(finding)) {
          assertEquals(
              finding.rule() == Rule.EXACT ? Verdict.REPRODUCED : Verdict.NOT_DISTINGUISHABLE,
              finding.verdict(),
              study.name() + ": " + finding.claim());
        }
      }
      assertEquals(study.arms().size(), result.tables().getFirst().rows().size());
    }
  }

  @Test
  void equalWeightsOfTwoSeedsDecideNothingAtFullScale() {
    RunStudy tandem =
        RunStudies.all().stream()
            .filter(study -> study.name().equals("tandem"))
            .findAny()
            .orElseThrow();
    Runs runs = sameEverywhere(tandem, 2);
    for (Claim claim : tandem.claims()) {
      assertEquals(Verdict.REPRODUCED, claim.decided(runs, Scale.QUICK).verdict(), claim.text());
      assertEquals(
          Verdict.NOT_DISTINGUISHABLE, claim.decided(runs, Scale.FULL).verdict(), claim.text());
    }
  }

  private static boolean isOfOneCurve(Finding finding) {
    return Stream.of("falls", "deteriorate", "goes on rising").anyMatch(finding.claim()::contains);
  }

  private static Runs sameEverywhere(RunStudy study, int seeds) {
    Map<String, List<RunRecord>> records = new LinkedHashMap<>();
    study.arms().forEach(arm -> records.put(arm.name(), Collections.nCopies(seeds, RUN)));
    Map<String, Double> half =
        Map.of(
            "against_win_rate",
            0.5,
            "classifier_golden_accuracy",
            0.5,
            "proxy_golden_accuracy",
            0.5);
    Map<Exam, List<Map<String, Double>>> found = new LinkedHashMap<>();
    study.exams().forEach(exam -> found.put(exam, Collections.nCopies(seeds, half)));
    return new Runs(records, found);
  }

  @Test
  void anArmOrAProductThatAClaimOrAnExamNamesIsThere() {
    for (RunStudy study : RunStudies.all()) {
      List<String> arms = study.arms().stream().map(Arm::name).toList();
      for (Exam exam : study.exams()) {
        assertTrue(arms.contains(exam.arm()), study.name() + ": " + exam.name());
      }
    }
  }

  @Test
  void weightsAreTheSameOrNot() {
    RunRecord other = new RunRecord(RUN.evaluations(), "cd");
    Runs runs = new Runs(Map.of("a", List.of(RUN), "b", List.of(RUN), "c", List.of(other)));
    assertEquals(1, Quantity.sameWeights("a", "b").of(runs, 0));
    assertEquals(-1, Quantity.sameWeights("a", "c").of(runs, 0));
  }

  @Test
  void aMetricIsReadBehindAShareOfTheUpdates() {
    assertEquals(1, RUN.behind(0.2, "kl"));
    assertEquals(2, RUN.behind(0.5, "kl"));
  }

  @Test
  void namesAreUnique() {
    List<String> names = new ArrayList<>(Studies.all().stream().map(Study::name).toList());
    assertEquals(names.stream().distinct().toList(), names);
    for (RunStudy study : RunStudies.all()) {
      List<String> arms = study.arms().stream().map(Arm::name).toList();
      assertEquals(arms.stream().distinct().toList(), arms);
    }
  }

  @Test
  void quickScaleMakesATenthOfTheUpdates() {
    Arm arm = Arm.of("a", "bpo").with("run.steps", 200);
    assertEquals(20, arm.at(Scale.QUICK).steps());
    assertEquals(200, arm.at(Scale.FULL).steps());
  }
}
