package io.sampo.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.study.Evidence;
import io.sampo.study.Finding;
import io.sampo.study.Rule;
import io.sampo.study.RunStudy;
import io.sampo.study.Scale;
import io.sampo.study.Studies;
import io.sampo.study.Study;
import io.sampo.study.run.Claim;
import io.sampo.study.run.Claim.Sign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What stands under docs/results is what the studies ask today, and each verdict follows from the
 * numbers beside it.
 */
final class CommittedResultsTest {
  private static final Path ROOT = Path.of(System.getProperty("sampo.root"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FEWEST_SEEDS = 3;

  static Stream<Study> studies() {
    return Studies.all().stream();
  }

  static Stream<RunStudy> runStudies() {
    return studies().filter(RunStudy.class::isInstance).map(RunStudy.class::cast);
  }

  @ParameterizedTest
  @MethodSource("studies")
  void eachIsAtFullScaleOnThreeSeedsAndLinked(Study study) throws IOException {
    JsonNode result = resultOf(study);
    assertEquals(study.name(), result.path("name").asText());
    assertEquals(Scale.FULL.words(), result.path("scale").asText());
    assertTrue(result.path("seeds").size() >= FEWEST_SEEDS);
    assertTrue(
        Files.readString(ROOT.resolve("README.md")).contains("(docs/results/" + study.name() + ")"),
        "README.md links it");
  }

  @ParameterizedTest
  @MethodSource("studies")
  void eachVerdictFollowsFromItsNumbers(Study study) throws IOException {
    List<JsonNode> findings = findings(study);
    assertTrue(!findings.isEmpty());
    for (int i = 0; i < findings.size(); i++) {
      JsonNode finding = findings.get(i);
      Finding decided =
          Finding.of("", "", ruleOf(study, i), evidence(finding.path("numbers")), Scale.FULL);
      assertEquals(
          decided.verdict().words(),
          finding.path("verdict").asText(),
          finding.path("claim").asText());
      assertTrue(
          pageOf(study)
              .contains(
                  "**%s**: %s."
                      .formatted(decided.verdict().words(), finding.path("claim").asText())),
          "its README.md says so");
    }
  }

  @ParameterizedTest
  @MethodSource("runStudies")
  void eachDecidesTheClaimsAndNumbersOfTheStudy(RunStudy study) throws IOException {
    assertEquals(
        study.claims().stream().map(CommittedResultsTest::asked).toList(),
        findings(study).stream().map(CommittedResultsTest::answered).toList());
  }

  private static Asked asked(Claim claim) {
    return new Asked(claim.text(), claim.paper(), claim.signs().stream().map(Sign::name).toList());
  }

  private static Asked answered(JsonNode finding) {
    return new Asked(
        finding.path("claim").asText(),
        finding.path("paper").asText(),
        finding.path("numbers").propertyStream().map(number -> number.getKey()).toList());
  }

  private record Asked(String claim, String paper, List<String> numbers) {}

  private static Rule ruleOf(Study study, int finding) {
    return study instanceof RunStudy runs ? runs.claims().get(finding).rule() : Rule.EXACT;
  }

  private static List<Evidence> evidence(JsonNode numbers) {
    return numbers
        .propertyStream()
        .map(number -> new Evidence(number.getKey(), seeds(number.getValue())))
        .toList();
  }

  private static double[] seeds(JsonNode number) {
    return StreamSupport.stream(number.path("seeds").spliterator(), false)
        .mapToDouble(seed -> seed.isNull() ? Double.NaN : seed.asDouble())
        .toArray();
  }

  private static List<JsonNode> findings(Study study) throws IOException {
    return StreamSupport.stream(resultOf(study).path("findings").spliterator(), false).toList();
  }

  private static JsonNode resultOf(Study study) throws IOException {
    return JSON.readTree(Files.readString(folder(study).resolve("study.json")));
  }

  private static String pageOf(Study study) throws IOException {
    return Files.readString(folder(study).resolve("README.md"));
  }

  private static Path folder(Study study) {
    return ROOT.resolve("docs/results").resolve(study.name());
  }
}
