package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BenchCommandTest {
  @Test
  void theFieldsAreThoseOfTheBaseline() throws IOException {
    assertEquals(
        List.of(
            "what",
            "preset",
            "batch",
            "prompt_len",
            "new_tokens",
            "threads",
            "tokens_per_s",
            "best"),
        fields("generate"));
    assertEquals(
        List.of(
            "what", "preset", "batch", "prompt_len", "new_tokens", "threads", "step_ms", "best_ms"),
        fields("train"));
  }

  @Test
  void thePipelineIsTimedOnOneNodeAndOnFour() throws IOException {
    for (String nodes : List.of("--orders=4", "--spread")) {
      JsonNode object = pipeline(nodes, "--json");
      assertEquals(16, object.get("samples_per_order").intValue());
      assertEquals(nodes.equals("--spread"), object.get("spread").booleanValue());
      assertTrue(object.get("us_per_sample").doubleValue() > 0, object.toString());
      double factor =
          object.get("samples_per_s_of_all").doubleValue()
              / object.get("samples_per_s_of_one").doubleValue();
      assertEquals(factor, object.get("speedup").doubleValue(), 0.1);
    }
  }

  @Test
  void whatIsHeldDoesNotGrowWithTheSteps() throws IOException {
    String line = Invocation.succeeds("bench", "steady", "--steps=300", "--json").out();
    JsonNode readings = new ObjectMapper().readTree(line).get("readings");
    assertEquals(
        IntStream.rangeClosed(1, 10).mapToObj(tenth -> 30 * tenth).toList(),
        readings.findValues("step").stream().map(JsonNode::intValue).toList());
    for (JsonNode reading : readings) {
      assertTrue(reading.get("snapshots").intValue() < 30, line);
      assertTrue(reading.get("snapshot_bytes").intValue() < 30 << 10, line);
      assertTrue(reading.get("registry_versions").intValue() < 60, line);
      assertTrue(reading.get("threads").intValue() < 300, line);
      assertTrue(reading.get("open_files").intValue() < 600, line);
    }
    for (String name : List.of("threads", "open_files")) {
      assertTrue(grows(readings, name) < 100, line);
    }
  }

  /** By how much, over 270 steps. */
  private static int grows(JsonNode readings, String name) {
    return readings.get(9).get(name).intValue() - readings.get(0).get(name).intValue();
  }

  @Test
  void aBroadcastIsTimedBesidePlainTcp() throws IOException {
    JsonNode object = broadcast("--receivers=3");
    assertEquals(3, object.get("receivers").intValue());
    assertTrue(object.get("rate_mb_per_s").isNull());
    for (JsonNode each : List.of(object, object.get("adapter"))) {
      double ratio = each.get("raw_seconds").doubleValue() / each.get("seconds").doubleValue();
      assertEquals(ratio, each.get("ratio").doubleValue(), 0.2 * ratio);
    }
    assertEquals(8_000_000, object.get("bytes").intValue());
    assertEquals(400_000, object.get("adapter").get("bytes").intValue());
  }

  @Test
  void overLimitedLinksABroadcastTakesNoLessThanItsLink() throws Exception {
    assumeTrue(linksCanBeLimited(), "needs unshare, ip, tc and a kernel with htb");
    JsonNode object = broadcast("--receivers=2", "--rate=20");
    assertEquals(20, object.get("rate_mb_per_s").intValue());
    assertTrue(object.get("raw_seconds").doubleValue() >= 0.3, object.toString());
    assertTrue(object.get("seconds").doubleValue() >= 0.3, object.toString());
  }

  private static boolean linksCanBeLimited() throws IOException, InterruptedException {
    String limits =
        "PATH=$PATH:/usr/sbin:/sbin; ip link set lo up && tc qdisc add dev lo root handle 1: htb";
    List<String> inside = List.of("unshare", "--net", "--map-root-user", "sh", "-c", limits);
    return new ProcessBuilder(inside).start().waitFor() == 0;
  }

  @Test
  void sizesThatAreNoSnapshotsAreRefused() {
    assertEquals(
        "sampo: --bytes, --adapter-bytes: 7 (expected: a multiple of 4)",
        Invocation.fails(1, "bench", "broadcast", "--bytes=7").strip());
    assertEquals(
        "sampo: --receivers: 251 (expected: at most 250)",
        Invocation.fails(1, "bench", "broadcast", "--receivers=251").strip());
  }

  private static JsonNode broadcast(String... options) throws IOException {
    List<Object> line =
        new ArrayList<>(List.of("bench", "broadcast", "--bytes=8000000", "--adapter-bytes=400000"));
    line.addAll(List.of("--runs=1", "--json"));
    line.addAll(List.of(options));
    return new ObjectMapper().readTree(Invocation.succeeds(line.toArray()).out());
  }

  private static JsonNode pipeline(String... options) throws IOException {
    List<Object> line =
        new ArrayList<>(
            List.of("bench", "pipeline", "--samplers=2", "--steps=4", "--generation-ms=1"));
    line.addAll(List.of(options));
    return new ObjectMapper().readTree(Invocation.succeeds(line.toArray()).out());
  }

  @Test
  void withoutJsonItIsALineForPeople() {
    String line = Invocation.succeeds("bench", "generate", "--batch=1", "--new-tokens=2").out();
    assertTrue(line.contains(" tokens/s (best "), line);
    assertTrue(line.contains("generate tiny: batch 1, prompts of 16, 2 new tokens"), line);
  }

  private static List<String> fields(String job) throws IOException {
    String line =
        Invocation.succeeds(
                "bench",
                job,
                "--preset",
                "tiny",
                "--batch",
                2,
                "--prompt-len",
                4,
                "--new-tokens",
                3,
                "--runs",
                1,
                "--json")
            .out();
    JsonNode object = new ObjectMapper().readTree(line);
    assertEquals(job, object.get("what").textValue());
    assertEquals(2, object.get("batch").intValue());
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
