package io.sampo.config;

import java.time.Duration;

/**
 * When a node that is not heard counts as unreachable, and when the others decide about it.
 *
 * @param unreachableAfter how long heartbeats may stay away; longer, and the node's orders and its
 *     lead go to others
 * @param stableAfter how long membership has to stand still before unreachable nodes are removed
 */
public record MembershipSection(Duration unreachableAfter, Duration stableAfter) {
  /** Two heartbeats: a node is not called unreachable for one that comes late. */
  private static final Duration LEAST_SILENCE = Duration.ofSeconds(2);

  /** {@code down-all-when-unstable} of cluster-conf/membership.conf. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(60);

  static MembershipSection from(Settings settings) {
    MembershipSection membership =
        new MembershipSection(
            settings.duration("unreachable-after"), settings.duration("stable-after"));
    settings.rule(
        membership.unreachableAfter.compareTo(LEAST_SILENCE) >= 0,
        "unreachable-after",
        "2 s or more: heartbeats come once a second");
    settings.rule(
        membership.stableAfter.compareTo(GIVEN_UP) < 0,
        "stable-after",
        "less than 60 s: nodes that cannot decide for so long stop themselves");
    return membership;
  }
}
