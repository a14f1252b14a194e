package io.sampo.config;

import java.time.Duration;

/**
 * Who works where. Nothing here changes what is learned, but for the last bits by {@code threads}.
 *
 * @param learners processes that learn: one leads, the others help or stand by
 * @param learnerPool whether learners share each step
 * @param learnerPatience how long the learner that leads waits for a micro-batch that is out with
 *     another, in times that it takes for one
 * @param threads intra-op threads of each worker
 * @param host address that nodes bind to and are reached at
 * @param port of the first node; 0 takes free ones
 * @param processes whether each role has a JVM of its own
 * @param reissueAfter an order out for longer is issued again
 * @param drainWithin an order in hand for longer is handed back by a node that drains
 * @param drainedExitCode the code with which a drained node ends
 * @param watchdogAfter whatever waits for longer is named
 * @param maxFailures failures of one order, on different nodes where there are any, that stop the
 *     run
 * @param maxLosses nodes in a row that are gone with one order, which stop the run
 * @param mixedNumerics whether nodes of other arithmetic may join; the run is then not repeatable
 * @param frameSize largest message between two nodes, bytes
 * @param membership when a node that is not heard is taken for lost
 * @param discovery how a node finds those that it is to join
 * @param management where nodes show how they are
 * @param tls whether nodes show each other certificates
 */
public record DeploymentSection(
    int samplers,
    int judges,
    int learners,
    boolean learnerPool,
    double learnerPatience,
    int threads,
    String host,
    int port,
    boolean processes,
    Duration reissueAfter,
    Duration drainWithin,
    int drainedExitCode,
    Duration watchdogAfter,
    int maxFailures,
    int maxLosses,
    boolean mixedNumerics,
    int frameSize,
    MembershipSection membership,
    DiscoverySection discovery,
    ManagementSection management,
    TlsSection tls) {

  private static final int LEAST_FRAME = 32 * 1024;

  static DeploymentSection from(Settings settings) {
    DeploymentSection deployment =
        new DeploymentSection(
            settings.integer("samplers", 1),
            settings.integer("judges", 1),
            settings.integer("learners", 1),
            settings.flag("learner-pool"),
            settings.number("learner-patience", Bounds.POSITIVE),
            settings.integer("threads", 1),
            settings.text("host"),
            settings.integer("port", 0, 65_535),
            settings.flag("processes"),
            settings.duration("reissue-after"),
            settings.duration("drain-within"),
            settings.integer("drained-exit-code", 0, 255),
            settings.duration("watchdog-after"),
            settings.integer("max-failures", 1),
            settings.integer("max-losses", 1),
            settings.flag("mixed-numerics"),
            settings.bytes("frame-size", LEAST_FRAME),
            MembershipSection.from(settings.section("membership")),
            DiscoverySection.from(settings.section("discovery")),
            ManagementSection.from(settings.section("management")),
            TlsSection.from(settings.section("tls")));
    settings.rule(
        deployment.learners == 1 || deployment.processes,
        "learners",
        "1 unless deployment.processes is true: learners of one process would share its cores",
        "deployment.processes");
    settings.rule(!deployment.host.isBlank(), "host", "a host name or address");
    return deployment;
  }
}
