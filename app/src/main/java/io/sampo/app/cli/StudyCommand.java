package io.sampo.app.cli;

import io.sampo.app.failure.ExitCode;
import io.sampo.app.study.StudyOptions;
import io.sampo.app.study.StudySession;
import io.sampo.study.Scale;
import io.sampo.study.Studies;
import io.sampo.study.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sampo study}: a paper's experiment, its table, its plots, and a verdict a finding. */
@Command(
    name = "study",
    description = {
      "Repeats the papers' experiments on the bundled task and says what came of each finding.",
      "",
      "A study leaves DIR/NAME with study.json, report.html, README.md and plots. Runs are kept in",
      "DIR/cache, shared by all studies; Ctrl-C stops, and the same command goes on.",
      ""
    })
final class StudyCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "a study, or all")
  @Nullable String name;

  @Option(names = "--list", description = "print the studies, one a line")
  boolean list;

  @Option(
      names = "--scale",
      defaultValue = "quick",
      paramLabel = "SCALE",
      description = "quick (shows that it runs) or full (default: ${DEFAULT-VALUE})")
  Scale scale = Scale.QUICK;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "how many (default: the study's own: 2 quick, 3 full, 10 without runs)")
  int seeds;

  @Option(
      names = "--first-seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "the first of them (default: ${DEFAULT-VALUE})")
  long firstSeed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs/studies",
      description = "where results and cache are (default: ${DEFAULT-VALUE})")
  Path out = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "a key of the configuration, for every run: to choose settings")
  Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--at-a-time",
      paramLabel = "N",
      defaultValue = "2",
      converter = PositiveNumber.class,
      description = "runs that go on at the same time (default: ${DEFAULT-VALUE})")
  int atATime;

  @Option(
      names = "--any-version",
      description = "take runs that another version of the code made, too")
  boolean anyVersion;

  @Option(names = "--plain", description = "plain lines instead of the live display")
  boolean plain;

  @Override
  public Integer call() throws IOException {
    if (list) {
      Studies.all()
          .forEach(study ->
              spec.commandLine().getOut().printf("%-20s%s%n", study.name(), study.title()));
      return ExitCode.DONE;
    }
    return new StudySession(options(), System.out).call(studies());
  }

  private StudyOptions options() {
    return new StudyOptions(
        scale, seeds, firstSeed, out, new TreeMap<>(set), atATime, anyVersion, plain);
  }

  private List<Study> studies() {
    if (name == null) {
      throw usage("no NAME (expected: one of " + names() + ")");
    }
    if (name.equals(ALL)) {
      return Studies.all();
    }
    String wanted = name;
    return List.of(
        Studies.named(wanted)
            .orElseThrow(() -> usage(wanted + " (expected: one of " + names() + ")")));
  }

  private static String names() {
    return Studies.all().stream().map(Study::name).collect(Collectors.joining(", ", "", ", all"));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), "study: " + message);
  }
}
