package io.sampo.app.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The pods behind a service, asked of the API of Kubernetes: the service's endpoint slices
 * (discovery.k8s.io/v1). The pod's service account has to be allowed to list {@code endpointslices}
 * in its namespace.
 */
public final class PodsOfService {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final URI api;
  private final ServiceAccount account;

  PodsOfService(URI api, ServiceAccount account) {
    this.api = api;
    this.account = account;
  }

  /**
   * As a pod sees them.
   *
   * @param environment that Kubernetes gave the pod
   * @throws UserError if this is no pod, or one that may not ask
   */
  public static PodsOfService seenFromAPod(Map<String, String> environment) {
    String host = environment.get("KUBERNETES_SERVICE_HOST");
    if (host == null) {
      throw new UserError(
          "deployment.discovery.method: kubernetes, but KUBERNETES_SERVICE_HOST is not set"
              + " (expected: a pod of Kubernetes; or seeds, or dns)");
    }
    String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return new PodsOfService(
        URI.create("https://" + bracketed + ":" + port), ServiceAccount.mounted());
  }

  /**
   * IPv4 addresses of the service's pods, those too that are not ready yet: nobody is before the
   * cluster begins. None of pods that end, and none where there is no such service.
   *
   * @throws UncheckedIOException if the API does not answer, or refuses to
   */
  public List<String> addresses(String service) {
    try (HttpClient http = HttpClient.newBuilder().sslContext(account.trust()).build()) {
      HttpResponse<byte[]> answer =
          http.send(request(service), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new IOException(refused(answer.statusCode()));
      }
      return EndpointSlices.addresses(JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(api + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private HttpRequest request(String service) throws IOException {
    String selector =
        URLEncoder.encode("kubernetes.io/service-name=" + service, StandardCharsets.UTF_8);
    String path =
        "/apis/discovery.k8s.io/v1/namespaces/%s/endpointslices?labelSelector=%s"
            .formatted(account.namespace(), selector);
    return HttpRequest.newBuilder(api.resolve(path))
        .header("Authorization", account.authorization())
        .timeout(ANSWER_WITHIN)
        .build();
  }

  private static String refused(int status) {
    return "the answer is %d (expected: 200; the pod's service account has to be allowed to list endpointslices)"
        .formatted(status);
  }
}
