package io.sampo.app.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.sampo.app.run.Role;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The manifests fit one another, and the keys of the run that they start. */
final class KubernetesTest {
  private static Manifests manifests;
  private static Config run;

  @BeforeAll
  static void read() throws IOException {
    manifests = Manifests.read();
    run = ConfigFactory.parseFile(Manifests.FOLDER.resolve("run.conf").toFile());
  }

  private static JsonNode pod(Role role) {
    return manifests.only("Job", role.text()).at("/spec/template");
  }

  private static JsonNode container(Role role) {
    return pod(role).at("/spec/containers/0");
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static String argument(Role role, String option) {
    List<String> command = each(container(role).path("command")).map(JsonNode::asText).toList();
    return command.get(command.indexOf(option) + 1);
  }

  private static int port(Role role, String name) {
    return each(container(role).path("ports"))
        .filter(port -> port.path("name").asText().equals(name))
        .mapToInt(port -> port.path("containerPort").asInt())
        .sum();
  }

  private static String mounted(Role role, String volume) {
    return each(container(role).path("volumeMounts"))
        .filter(mount -> mount.path("name").asText().equals(volume))
        .map(mount -> mount.path("mountPath").asText())
        .collect(Collectors.joining());
  }

  @Test
  void everyFileIsListedAndHasObjects() throws IOException {
    Set<String> listed =
        each(Manifests.read("kustomization.yaml").getFirst().path("resources"))
            .map(JsonNode::asText)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(listed, new TreeSet<>(Manifests.files()));
    for (JsonNode object : manifests.objects()) {
      assertFalse(object.path("apiVersion").asText().isEmpty(), object.toString());
      assertFalse(object.at("/metadata/name").asText().isEmpty(), object.toString());
    }
  }

  @Test
  void everyRoleHasOneWorkloadAndABudget() {
    Set<String> roles =
        Arrays.stream(Role.values()).map(Role::text).collect(Collectors.toCollection(TreeSet::new));
    for (String kind : List.of("Job", "PodDisruptionBudget")) {
      assertEquals(
          roles,
          manifests.ofKind(kind).stream()
              .map(object -> object.at("/metadata/name").asText())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void everySelectorFindsPods() {
    List<JsonNode> labels =
        Arrays.stream(Role.values()).map(role -> pod(role).at("/metadata/labels")).toList();
    List<JsonNode> selectors =
        Stream.concat(
                manifests.ofKind("PodDisruptionBudget").stream()
                    .map(budget -> budget.at("/spec/selector/matchLabels")),
                Stream.concat(
                    manifests.ofKind("Service").stream().map(one -> one.at("/spec/selector")),
                    manifests.ofKind("NetworkPolicy").stream()
                        .flatMap(policy -> policy.findValues("podSelector").stream())
                        .map(selector -> selector.path("matchLabels"))))
            .toList();
    assertTrue(selectors.size() >= 6, selectors.toString());
    for (JsonNode selector : selectors) {
      assertFalse(selector.isEmpty(), "a selector without labels");
      assertTrue(labels.stream().anyMatch(pod -> fits(selector, pod)), selector.toString());
    }
  }

  private static boolean fits(JsonNode selector, JsonNode labels) {
    return selector.properties().stream()
        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void probesAskTheManagementPort(Role role) {
    assertEquals(run.getInt("deployment.management.port"), port(role, "management"));
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      JsonNode asked = container(role).path(probe).path("httpGet");
      assertEquals("management", asked.path("port").asText(), probe);
      String path = probe.equals("readinessProbe") ? "/health/ready" : "/health/live";
      assertEquals(path, asked.path("path").asText(), probe);
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void certificatesAreMountedWhereTheRunLooksForThem(Role role) {
    assertEquals(run.getString("deployment.tls.folder"), mounted(role, "tls"));
    JsonNode secret =
        each(pod(role).at("/spec/volumes"))
            .filter(volume -> volume.path("name").asText().equals("tls"))
            .findFirst()
            .orElseThrow();
    assertEquals("sampo-tls", secret.at("/secret/secretName").asText());
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "COORDINATOR")
  void nodesJoinTheCoordinatorWithItsConfiguration(Role role) {
    assertEquals(role.text(), argument(role, "--role"));
    assertEquals(
        run.getString("deployment.host") + ":" + run.getInt("deployment.port"),
        argument(role, "--join"));
    assertEquals(
        run.getString("run.out") + "/" + run.getString("run.name") + "/config.conf",
        argument(role, "--config"));
    assertEquals("deployment.host=$(POD_IP)", argument(role, "--set"));
  }

  @Test
  void theCoordinatorHasTheNameAndThePortThatOthersJoin() {
    String subdomain = pod(Role.COORDINATOR).at("/spec/subdomain").asText();
    JsonNode service = manifests.only("Service", subdomain);
    assertEquals("coordinator-0." + subdomain, run.getString("deployment.host"));
    assertEquals(run.getInt("deployment.port"), service.at("/spec/ports/0/port").asInt());
    assertEquals(run.getInt("deployment.port"), port(Role.COORDINATOR, "actors"));
    assertEquals(mounted(Role.COORDINATOR, "run") + "/run.conf", argument(Role.COORDINATOR, "-c"));
  }

  @Test
  void theNetworkPolicyOpensTheseTwoPortsAndThoseThatLinuxGivesOut() {
    Set<Integer> open =
        each(manifests.only("NetworkPolicy", "sampo").at("/spec/ingress"))
            .flatMap(rule -> each(rule.path("ports")))
            .map(port -> port.path("port").asInt())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(run.getInt("deployment.port"), run.getInt("deployment.management.port"), 32768),
        open);
  }

  @Test
  void theRunHasNoKeyThatSampoDoesNotKnow() {
    RunConfig.of(run.withoutPath("deployment.management"));
  }

  @Test
  void theExampleOfThreeNodesIsARun() {
    var file = Manifests.FOLDER.resolveSibling("examples/three-nodes/run.conf");
    assertEquals(17_355, RunConfig.load(file).deployment().port());
  }
}
