package io.sampo.app.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /status}: how a run and its cluster stand, as one node sees them.
 *
 * @param run the run's name
 * @param time when the node answered, ISO 8601, UTC
 * @param progress as the coordinator says; null when it does not answer
 * @param members of the cluster
 * @param versions of the weights, that anybody holds or needs, the newest first
 * @param waits who waits for whom, the longest first
 */
public record RunStatus(
    String run,
    String time,
    @Nullable Progress progress,
    List<Member> members,
    List<Version> versions,
    List<Wait> waits) {

  /**
   * How far the run is.
   *
   * @param step updates committed; -1 before a learner is there
   * @param steps of the whole run
   * @param leads who leads
   * @param updatesPerS over the last ten steps; null before there are any
   * @param responsesPerS of the online lane, over the same time
   * @param open open orders by state
   * @param orders training orders by what became of them: issued, trained, dropped, reissued
   * @param pairs judged rows by what became of them: judged, trained, tied, invalid
   * @param responses received since the coordinator began
   * @param generateSeconds that samplers spent on results received since then
   * @param judgeSeconds that judges spent on verdicts
   */
  public record Progress(
      int step,
      int steps,
      Leading leads,
      @Nullable Double updatesPerS,
      @Nullable Double responsesPerS,
      Map<String, Integer> open,
      Map<String, Long> orders,
      Map<String, Long> pairs,
      Workers samplers,
      Workers judges,
      long responses,
      double generateSeconds,
      double judgeSeconds) {}

  /**
   * Who leads, by the names of the members.
   *
   * @param coordinator the node that hosts it
   * @param learner the node of the learner that leads; null while none does
   * @param term under which it leads, or the last one led; it grows with each change
   */
  public record Leading(String coordinator, @Nullable String learner, long term) {}

  /** Workers of one kind, and those of them that wait for work. */
  public record Workers(int known, int idle) {}

  /**
   * One node.
   *
   * @param node its name, as logs have it; its address before its first report
   * @param address host:port in the cluster
   * @param management host:port where it can be asked; null where it cannot
   * @param state joining, up, leaving …
   * @param reachable whether its heartbeats arrive
   * @param self whether it is the one that answers
   * @param reportAge seconds since its last report; null before the first
   * @param readings its own numbers, by the names of docs/metrics.md
   */
  public record Member(
      String node,
      String address,
      @Nullable String management,
      String state,
      boolean reachable,
      boolean self,
      List<String> roles,
      @Nullable Double reportAge,
      Map<String, Double> readings) {}

  /**
   * One version of the weights.
   *
   * @param sha256 and
   * @param bytes null where it is needed and nobody holds it
   * @param pinned whether it is needed
   * @param holders names of the nodes that hold it
   */
  public record Version(
      long version,
      @Nullable String sha256,
      @Nullable Long bytes,
      boolean pinned,
      List<String> holders) {}

  /**
   * One who waits.
   *
   * @param node whose watchdog says so
   * @param since when it began, ISO 8601, UTC
   * @param seconds for how long that is
   * @param late whether it is longer than {@code deployment.watchdog-after}
   */
  public record Wait(
      String node, String who, String waitsFor, String since, double seconds, boolean late) {}

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          // A node of a later version may say more.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Whether a member that answers is in, and the coordinator within its reach. */
  boolean isReady() {
    return progress != null && members.stream().anyMatch(member -> member.self() && isUp(member));
  }

  /** The member of this name, or with this host and port in front of it. */
  public Optional<Member> named(String name) {
    return members.stream()
        .filter(member -> member.node().equals(name) || member.node().startsWith(name + " pid "))
        .findFirst();
  }

  /**
   * Whether all members have said who they are; one that has just joined does so within seconds.
   */
  public boolean isComplete() {
    return members.stream().allMatch(member -> member.reportAge() != null);
  }

  static boolean isUp(Member member) {
    return member.reachable() && member.state().equals("Up");
  }

  static RunStatus parse(String json) throws JsonProcessingException {
    return JSON.readValue(json, RunStatus.class);
  }

  /** As {@code sampo status --json} prints it. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers and text has no JSON", e);
    }
  }
}
