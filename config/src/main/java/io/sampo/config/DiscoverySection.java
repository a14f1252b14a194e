package io.sampo.config;

/**
 * How a node finds those that it is to join.
 *
 * @param method what the names of {@code --join} are
 * @param requiredContactPoints how many nodes that may host the coordinator have to be found before
 *     one of them may begin a cluster
 */
public record DiscoverySection(Method method, int requiredContactPoints) {
  /** What is joined. */
  public enum Method {
    /** Each name is a node. */
    SEEDS,
    /** Each name has the addresses of several nodes. */
    DNS,
    /** Each name is a service of Kubernetes, whose API knows the addresses of its pods. */
    KUBERNETES
  }

  static DiscoverySection from(Settings settings) {
    return new DiscoverySection(
        settings.choice("method", Method.class), settings.integer("required-contact-points", 1));
  }
}
