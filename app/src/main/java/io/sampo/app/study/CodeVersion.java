package io.sampo.app.study;

import io.sampo.actors.coordinator.Coordinator;
import io.sampo.app.run.Run;
import io.sampo.config.RunConfig;
import io.sampo.data.DataSets;
import io.sampo.digest.Digests;
import io.sampo.judge.JudgeActor;
import io.sampo.learner.LearnerActor;
import io.sampo.model.LanguageModel;
import io.sampo.sampler.SamplerActor;
import io.sampo.task.BundledTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The version of the code that makes runs: a digest over the classes and resources of the modules
 * that have a say in what is learned or measured. Displays, reports and the studies themselves have
 * none.
 */
final class CodeVersion {
  private static final List<Class<?>> ONE_OF_EACH_MODULE =
      List.of(
          RunConfig.class,
          BundledTask.class,
          LanguageModel.class,
          DataSets.class,
          Coordinator.class,
          SamplerActor.class,
          JudgeActor.class,
          LearnerActor.class,
          Run.class);

  private static final Set<String> WITHOUT_A_SAY = Set.of("app", "study", "bench");

  /** The parts of the app that cut orders, read data and examine final policies. */
  private static final Set<String> SAY_IN_APP = Set.of("run", "supervised", "evaluation", "models");

  private CodeVersion() {}

  static String current() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Path place : places()) {
      read(place, files);
    }
    MessageDigest digest = Digests.sha256();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
      digest.update(file.getValue());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The jars or folders that the classes come from. */
  private static Set<Path> places() {
    Set<Path> places = new TreeSet<>();
    for (Class<?> type : ONE_OF_EACH_MODULE) {
      try {
        places.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
    return places;
  }

  private static void read(Path place, SortedMap<String, byte[]> files) {
    try {
      if (Files.isDirectory(place)) {
        readBelow(place, files);
      } else {
        try (FileSystem jar =
            FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
          readBelow(jar.getPath("/"), files);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readBelow(Path root, SortedMap<String, byte[]> files) throws IOException {
    try (Stream<Path> inside = Files.walk(root.resolve("io").resolve("sampo"))) {
      for (Path file : inside.filter(Files::isRegularFile).toList()) {
        Path name = root.relativize(file);
        if (hasASay(name)) {
          files.put(name.toString(), Files.readAllBytes(file));
        }
      }
    }
  }

  private static boolean hasASay(Path name) {
    String module = name.getName(2).toString();
    return !WITHOUT_A_SAY.contains(module)
        || (module.equals("app") && SAY_IN_APP.contains(name.getName(3).toString()));
  }
}
