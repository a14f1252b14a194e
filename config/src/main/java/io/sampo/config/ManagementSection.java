package io.sampo.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a node shows people and monitoring how it and the cluster are, over HTTP.
 *
 * @param enabled whether it does
 * @param host address it listens on; one that is not loopback needs a token
 * @param port 0 takes a free one
 * @param tokenFile the file that holds the token; the environment may hold it instead
 */
public record ManagementSection(boolean enabled, String host, int port, Optional<Path> tokenFile) {
  static ManagementSection from(Settings settings) {
    ManagementSection management =
        new ManagementSection(
            settings.flag("enabled"),
            settings.text("host"),
            settings.integer("port", 0, 65_535),
            settings.optionalPath("token-file"));
    settings.rule(!management.host.isBlank(), "host", "a host name or address");
    return management;
  }
}
