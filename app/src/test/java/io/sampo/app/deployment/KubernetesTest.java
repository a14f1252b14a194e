package io.sampo.app.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.sampo.app.management.Token;
import io.sampo.app.run.Role;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  void probesAskTheNodeItself(Role role) {
    assertEquals(run.getInt("deployment.management.port"), port(role, "management"));
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      List<String> command =
          each(container(role).path(probe).at("/exec/command")).map(JsonNode::asText).toList();
      assertTrue(Files.isExecutable(Manifests.FOLDER.resolve("probe")));
      String asked = probe.equals("readinessProbe") ? "ready" : "live";
      assertEquals(List.of("/opt/sampo/cluster-conf/kubernetes/probe", asked), command, probe);
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aNodeThatListensBeyondItsPodHasAToken(Role role) {
    assertEquals("0.0.0.0", run.getString("deployment.management.host"));
    JsonNode token =
        each(container(role).path("env"))
            .filter(variable -> variable.path("name").asText().equals(Token.VARIABLE))
            .findFirst()
            .orElseThrow();
    assertEquals("sampo-management", token.at("/valueFrom/secretKeyRef/name").asText());
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

  /** The stable names of the nodes that may host the coordinator. */
  private static List<String> coordinators() {
    JsonNode job = manifests.only("Job", "coordinator").path("spec");
    assertEquals("Indexed", job.path("completionMode").asText());
    assertEquals(job.path("completions"), job.path("parallelism"));
    String subdomain = pod(Role.COORDINATOR).at("/spec/subdomain").asText();
    return IntStream.range(0, job.path("completions").asInt())
        .mapToObj(index -> "coordinator-" + index + "." + subdomain)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everyNodeJoinsTheCoordinators(Role role) {
    assertEquals(role.text(), argument(role, "--role"));
    assertEquals(
        String.join(
            ",",
            coordinators().stream()
                .map(host -> host + ":" + run.getInt("deployment.port"))
                .toList()),
        argument(role, "--join"));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aDrainedPodIsReplacedAndHasTimeToDrain(Role role) {
    assertNotEquals(0, run.getInt("deployment.drained-exit-code"));
    Duration within =
        RunConfig.of(run.withoutPath("deployment.management")).deployment().drainWithin();
    int grace = pod(role).at("/spec/terminationGracePeriodSeconds").asInt();
    assertTrue(grace > within.toSeconds(), grace + " s for " + within);
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "COORDINATOR")
  void workersTakeTheConfigurationThatTheCoordinatorsWrite(Role role) {
    assertEquals(
        run.getString("run.out") + "/" + run.getString("run.name") + "/config.conf",
        argument(role, "--config"));
    assertEquals("deployment.host=$(POD_IP)", argument(role, "--set"));
  }

  @Test
  void theCoordinatorHasTheNameAndThePortThatOthersJoin() {
    String subdomain = pod(Role.COORDINATOR).at("/spec/subdomain").asText();
    JsonNode service = manifests.only("Service", subdomain);
    assertEquals(
        "deployment.host=coordinator-$(JOB_INDEX)." + subdomain,
        argument(Role.COORDINATOR, "--set"));
    assertTrue(coordinators().size() > 1, "nobody takes over");
    assertEquals(run.getInt("deployment.port"), service.at("/spec/ports/0/port").asInt());
    assertEquals(run.getInt("deployment.port"), port(Role.COORDINATOR, "actors"));
    assertEquals(
        mounted(Role.COORDINATOR, "run") + "/run.conf", argument(Role.COORDINATOR, "--config"));
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
