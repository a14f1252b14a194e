package io.sampo.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The store of verdicts. A password is never among the values: only where to read it.
 *
 * @param url of JDBC; absent for a file of H2 in the run's folder
 * @param user absent for the database's own default
 * @param passwordEnv variable of the environment that holds the password
 * @param passwordFile file that holds the password
 */
public record VerdictsSection(
    VerdictRecord record,
    Optional<String> url,
    Optional<String> user,
    Optional<String> passwordEnv,
    Optional<Path> passwordFile) {

  static VerdictsSection from(Settings settings) {
    VerdictsSection verdicts =
        new VerdictsSection(
            settings.choice("record", VerdictRecord.class),
            settings.optionalText("url"),
            settings.optionalText("user"),
            settings.optionalText("password-env"),
            settings.optionalPath("password-file"));
    verdicts.check(settings);
    return verdicts;
  }

  private void check(Settings settings) {
    settings.rule(
        record != VerdictRecord.H2 || url.isEmpty() || begins("jdbc:h2:file:"),
        "url",
        "jdbc:h2:file:PATH, or null for the run's folder, since record is h2",
        "verdicts.record");
    settings.rule(
        record != VerdictRecord.POSTGRESQL || begins("jdbc:postgresql:"),
        "url",
        "jdbc:postgresql://HOST:PORT/DATABASE, since record is postgresql",
        "verdicts.record");
    settings.rule(
        url.stream().noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("password")),
        "url",
        "one without a password, which belongs behind verdicts.password-env or password-file");
    settings.rule(
        passwordEnv.isEmpty() || passwordFile.isEmpty(),
        "password-file",
        "null, since verdicts.password-env is set");
  }

  private boolean begins(String scheme) {
    return url.stream().anyMatch(text -> text.startsWith(scheme));
  }
}
