package io.sampo.app.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.sampo.actors.joining.AlikeChecker;
import io.sampo.actors.remote.IdentityEngines;
import io.sampo.app.SampoVersion;
import io.sampo.config.DeploymentSection;
import io.sampo.config.MembershipSection;
import io.sampo.config.RunConfig;
import io.sampo.learner.numerics.NumericsFingerprint;
import io.sampo.model.Compute;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.tls.Identity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;

/** The settings of a node's actor system, from those of the run. */
final class NodeSettings {
  private NodeSettings() {}

  /** What this node shows to others, where the run wants TLS. */
  static Optional<Identity> identity(RunConfig config) {
    return config.deployment().tls().folder().map(Identity::load);
  }

  /**
   * All that an actor system of the run starts with.
   *
   * @param joins whether there are nodes to join
   */
  static ActorSystemSetup setup(
      RunConfig config, Set<Role> roles, boolean joins, Optional<Identity> identity) {
    Config settings =
        ConfigFactory.parseMap(alike(config))
            .atPath(AlikeChecker.PATH)
            .withFallback(system(config, roles, joins));
    ActorSystemSetup setup = ActorSystemSetup.create(BootstrapSetup.create(settings));
    return identity.map(IdentityEngines::setup).map(setup::withSetup).orElse(setup);
  }

  /** What this node is like: others must be the same to join. */
  static Map<String, String> alike(RunConfig config) {
    Map<String, String> alike = new LinkedHashMap<>();
    alike.put("run", config.run().name());
    alike.put("version", SampoVersion.text());
    alike.put("learning", config.learningDigest());
    alike.put("numerics", numerics(config));
    return alike;
  }

  private static String numerics(RunConfig config) {
    DeploymentSection deployment = config.deployment();
    if (deployment.mixedNumerics()) {
      return "mixed";
    }
    Compute compute = Compute.of(config.model().device(), config.model().dtype().name());
    return NumericsFingerprint.of(
        ModelFolder.config(config.model().path()), compute, deployment.threads());
  }

  /**
   * The settings of the actor system itself: how it ends, what it is called, where it listens.
   *
   * @param joins whether there are nodes to join. Without any this is the first node: it ends last
   *     and takes leave of nobody
   */
  static Config system(RunConfig config, Set<Role> roles, boolean joins) {
    return ConfigFactory.empty()
        // A signal is for Interruption, which lets the node stay until its work is done.
        .withValue("pekko.jvm-shutdown-hooks", ConfigValueFactory.fromAnyRef(false))
        .withValue(
            "pekko.coordinated-shutdown.run-by-actor-system-terminate",
            ConfigValueFactory.fromAnyRef(joins))
        .withValue("pekko.cluster.roles", ConfigValueFactory.fromIterable(names(roles)))
        .withFallback(remoting(config.deployment()).atPath("pekko.remote.artery"))
        .withFallback(membership(config.deployment().membership()).atPath("pekko.cluster"))
        .withFallback(ConfigFactory.parseResources("cluster-conf/node.conf"))
        .withFallback(ConfigFactory.load());
  }

  private static Set<String> names(Set<Role> roles) {
    Set<String> names = new TreeSet<>();
    roles.forEach(role -> names.add(role.text()));
    return names;
  }

  private static Config membership(MembershipSection membership) {
    return ConfigFactory.parseMap(
        Map.of(
            "failure-detector.acceptable-heartbeat-pause",
            membership.unreachableAfter(),
            "split-brain-resolver.stable-after",
            membership.stableAfter()));
  }

  private static Config remoting(DeploymentSection deployment) {
    return ConfigFactory.parseMap(
        Map.of(
            "transport",
            deployment.tls().folder().isPresent() ? "tls-tcp" : "tcp",
            "canonical.hostname",
            deployment.host(),
            "canonical.port",
            deployment.port(),
            "advanced.maximum-frame-size",
            deployment.frameSize() + "B"));
  }
}
