package io.sampo.app.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The objects that the files of {@code cluster-conf/kubernetes} describe. */
record Manifests(List<JsonNode> objects) {
  static final Path FOLDER =
      Path.of(System.getProperty("sampo.root", ".."), "cluster-conf", "kubernetes");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every object of every file but the kustomization. */
  static Manifests read() throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String file : files()) {
      objects.addAll(read(file));
    }
    return new Manifests(objects);
  }

  /** Names of the files with objects. */
  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml") && !name.startsWith("kustomization"))
          .sorted()
          .toList();
    }
  }

  static List<JsonNode> read(String file) throws IOException {
    try (Reader text = Files.newBufferedReader(FOLDER.resolve(file))) {
      Iterable<Object> documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text);
      return StreamSupport.stream(documents.spliterator(), false)
          .<JsonNode>map(JSON::valueToTree)
          .toList();
    }
  }

  List<JsonNode> ofKind(String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
  }

  JsonNode only(String kind, String name) {
    List<JsonNode> found =
        ofKind(kind).stream()
            .filter(object -> object.at("/metadata/name").asText().equals(name))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(kind + " " + name + ": " + found.size() + " (expected: 1)");
    }
    return found.getFirst();
  }
}
