package io.sampo.app.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads a list of endpoint slices, as the API of Kubernetes gives it (discovery.k8s.io/v1). */
final class EndpointSlices {
  private EndpointSlices() {}

  /** The IPv4 addresses of the pods that do not end. */
  static List<String> addresses(JsonNode list) {
    List<String> found = new ArrayList<>();
    for (JsonNode slice : list.path("items")) {
      if (slice.path("addressType").asText().equals("IPv4")) {
        slice.path("endpoints").forEach(pod -> add(pod, found));
      }
    }
    return found;
  }

  private static void add(JsonNode pod, List<String> found) {
    if (!pod.path("conditions").path("terminating").asBoolean(false)) {
      pod.path("addresses").forEach(address -> found.add(address.asText()));
    }
  }
}
