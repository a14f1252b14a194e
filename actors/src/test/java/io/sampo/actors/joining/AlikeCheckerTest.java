package io.sampo.actors.joining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import org.apache.pekko.cluster.ConfigValidation;
import org.apache.pekko.cluster.Invalid;
import org.apache.pekko.cluster.Valid$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

/** Who may join, and what is said of those who may not. */
final class AlikeCheckerTest {
  private static final Config PRESENT =
      ConfigFactory.parseString("{ run = r, version = 1.0, learning = ab12, numerics = cd34 }")
          .atPath(AlikeChecker.PATH);

  private static Config with(String trait, String value) {
    return PRESENT.withValue(path(trait), ConfigValueFactory.fromAnyRef(value));
  }

  private static String path(String trait) {
    return AlikeChecker.PATH + "." + trait;
  }

  private static ConfigValidation check(Config joining) {
    return new AlikeChecker().check(joining, PRESENT);
  }

  private static List<String> differences(Config joining) {
    Invalid refusal = assertInstanceOf(Invalid.class, check(joining));
    return CollectionConverters.asJava(refusal.errorMessages());
  }

  @Test
  void whoIsAlikeMayJoin() {
    assertEquals(Valid$.MODULE$, check(PRESENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "version", "learning", "numerics"})
  void whoDiffersIsRefusedByThatWithBothValues(String trait) {
    String there = PRESENT.getString(path(trait));
    assertEquals(
        List.of(path(trait) + ": other (expected: " + there + ")"),
        differences(with(trait, "other")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "version", "learning", "numerics"})
  void whoDoesNotSayIsRefused(String trait) {
    String there = PRESENT.getString(path(trait));
    assertEquals(
        List.of(path(trait) + ": missing (expected: " + there + ")"),
        differences(PRESENT.withoutPath(path(trait))));
  }

  @Test
  void allThatDiffersIsSaidAtOnce() {
    assertEquals(4, differences(ConfigFactory.empty()).size());
  }

  /** What a node sends of its settings to those that it would join: Pekko leaves out the rest. */
  @Test
  void whatIsComparedIsSent() {
    assertEquals(
        List.of(path("run"), path("version"), path("learning"), path("numerics")),
        CollectionConverters.asJava(new AlikeChecker().requiredKeys()));
  }
}
