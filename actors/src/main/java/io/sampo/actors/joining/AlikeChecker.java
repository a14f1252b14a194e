package io.sampo.actors.joining;

import com.typesafe.config.Config;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.cluster.ConfigValidation;
import org.apache.pekko.cluster.Invalid;
import org.apache.pekko.cluster.JoinConfigCompatChecker;
import org.apache.pekko.cluster.Valid$;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets a node join only if it is like the nodes that are there: of the same run, by its name, the
 * same version of Sampo, the same learning-relevant configuration, the same numerics. Pekko asks it
 * on both sides, before the node is a member.
 */
public final class AlikeChecker extends JoinConfigCompatChecker {
  private static final Logger LOG = LoggerFactory.getLogger(AlikeChecker.class);

  /** Where a node's settings say what it is. */
  public static final String PATH = "sampo.alike";

  private static final List<String> KEYS =
      Stream.of("run", "version", "learning", "numerics").map(key -> PATH + "." + key).toList();

  @Override
  public scala.collection.immutable.Seq<String> requiredKeys() {
    return CollectionConverters.asScala(KEYS).toList();
  }

  @Override
  public ConfigValidation check(Config joining, Config present) {
    List<String> differences =
        KEYS.stream()
            .filter(key -> !value(joining, key).equals(value(present, key)))
            .map(key ->
                key + ": " + value(joining, key) + " (expected: " + value(present, key) + ")")
            .toList();
    if (differences.isEmpty()) {
      return Valid$.MODULE$;
    }
    LOG.error("a node that is not like the others may not join: {}", differences);
    return new Invalid(CollectionConverters.asScala(differences).toList());
  }

  private static String value(Config config, String key) {
    return config.hasPath(key) ? config.getString(key) : "missing";
  }
}
