package io.sampo.app.kubernetes;

import io.sampo.app.failure.UserError;
import io.sampo.tls.Authorities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/**
 * What a pod shows to the API of Kubernetes, and believes it by. The files are read for each
 * request: Kubernetes replaces the token within the hour.
 *
 * @param folder with {@code token}, {@code namespace} and {@code ca.crt}
 */
record ServiceAccount(Path folder) {
  private static final Path MOUNTED = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  /**
   * That of this pod.
   *
   * @throws UserError if the pod has none
   */
  static ServiceAccount mounted() {
    return new ServiceAccount(MOUNTED).checked();
  }

  private ServiceAccount checked() {
    if (!Files.isReadable(token())) {
      throw new UserError(
          "deployment.discovery.method: kubernetes, but %s cannot be read".formatted(token())
              + " (expected: a pod with automountServiceAccountToken: true)");
    }
    return this;
  }

  private Path token() {
    return folder.resolve("token");
  }

  /** What a request has as {@code Authorization}. */
  String authorization() throws IOException {
    return "Bearer " + Files.readString(token()).strip();
  }

  /** Where the pod lives. */
  String namespace() throws IOException {
    return Files.readString(folder.resolve("namespace")).strip();
  }

  /** Believes the API's certificate and no other. */
  SSLContext trust() {
    return Authorities.context(folder.resolve("ca.crt"));
  }
}
