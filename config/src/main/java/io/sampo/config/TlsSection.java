package io.sampo.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether nodes show each other certificates.
 *
 * @param folder what a node has of them: ca.pem, node.pem, node.key; absent for plain connections
 */
public record TlsSection(Optional<Path> folder) {
  static TlsSection from(Settings settings) {
    return new TlsSection(settings.optionalPath("folder"));
  }
}
