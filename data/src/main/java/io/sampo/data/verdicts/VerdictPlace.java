package io.sampo.data.verdicts;

import io.sampo.config.RunConfig;
import io.sampo.config.VerdictsSection;
import io.sampo.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where verdicts are kept and who asks for them there. Its text does not show the password. */
public final class VerdictPlace {
  private final String url;
  private final @Nullable String user;
  private final @Nullable String password;

  VerdictPlace(String url, @Nullable String user, @Nullable String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** The place that a run names; none where its verdicts are not recorded. */
  public static Optional<VerdictPlace> of(RunConfig config) {
    return of(config, System::getenv);
  }

  static Optional<VerdictPlace> of(
      RunConfig config, Function<String, @Nullable String> environment) {
    VerdictsSection verdicts = config.verdicts();
    return switch (verdicts.record()) {
      case OFF -> Optional.empty();
      case H2, POSTGRESQL ->
          Optional.of(
              new VerdictPlace(
                  verdicts.url().orElseGet(() -> inFolder(config.run().folder())),
                  verdicts.user().orElse(null),
                  password(verdicts, environment)));
    };
  }

  private static String inFolder(Path folder) {
    return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("verdicts");
  }

  private static @Nullable String password(
      VerdictsSection verdicts, Function<String, @Nullable String> environment) {
    if (verdicts.passwordEnv().isPresent()) {
      return variable(verdicts.passwordEnv().get(), environment);
    }
    return verdicts.passwordFile().map(VerdictPlace::file).orElse(null);
  }

  private static String variable(String name, Function<String, @Nullable String> environment) {
    String value = environment.apply(name);
    if (value == null) {
      throw new DataException(
          "verdicts.password-env: " + name + ": not set (expected: the password in it)");
    }
    return value;
  }

  private static String file(Path path) {
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new DataException(
          "verdicts.password-file: " + path + ": cannot be read (expected: the password in it)", e);
    }
  }

  String url() {
    return url;
  }

  @Nullable String user() {
    return user;
  }

  @Nullable String password() {
    return password;
  }

  boolean isH2() {
    return url.startsWith("jdbc:h2:");
  }

  @Override
  public String toString() {
    return url;
  }
}
