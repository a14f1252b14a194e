package io.sampo.app.study;

import io.sampo.app.display.StatusLine;
import io.sampo.app.failure.ExitCode;
import io.sampo.app.failure.UserError;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.run.Run;
import io.sampo.study.ComputedStudy;
import io.sampo.study.RunStudy;
import io.sampo.study.Study;
import io.sampo.study.StudyResult;
import io.sampo.study.run.Arm;
import io.sampo.study.run.Exam;
import io.sampo.study.run.Measurement;
import io.sampo.study.run.RunRecord;
import io.sampo.study.run.Runs;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One {@code sampo study}: makes what is missing, then writes and prints what it comes to. */
public final class StudySession {
  private final StudyOptions options;
  private final Cache cache;
  private final PrintStream out;

  public StudySession(StudyOptions options, PrintStream out) {
    this.options = options;
    this.cache =
        new Cache(
            options.out().toAbsolutePath().resolve("cache"),
            CodeVersion.current(),
            options.keepOthers());
    this.out = out;
  }

  /** Runs the studies; the exit code. */
  public int call(List<Study> studies) throws IOException {
    try (StatusLine line = StatusLine.on(out, options.plain())) {
      StudyProgress progress = new StudyProgress(line, missing(studies), System::nanoTime);
      try (Workshop workshop = new Workshop(cache, options.atATime(), progress)) {
        for (Study study : studies) {
          progress.study(study.name());
          take(study, workshop, line);
        }
        return ExitCode.DONE;
      } catch (Workshop.Interrupted _) {
        line.note("stopped; the same command goes on");
        return Run.STOPPED;
      }
    }
  }

  private void take(Study study, Workshop workshop, StatusLine line)
      throws IOException, Workshop.Interrupted {
    long begin = System.nanoTime();
    List<Long> seeds = options.seeds(study);
    StudyResult result =
        switch (study) {
          case ComputedStudy computed -> computed.result(options.scale(), seeds);
          case RunStudy runs -> runs.result(options.scale(), seeds, runs(runs, seeds, workshop));
        };
    Path folder = options.out().resolve(study.name());
    double seconds = (System.nanoTime() - begin) / 1e9;
    new StudyFiles(folder).write(result, seconds, options.command(study));
    StudyText.lines(result, folder).forEach(line::note);
  }

  private Runs runs(RunStudy study, List<Long> seeds, Workshop workshop)
      throws IOException, Workshop.Interrupted {
    Jobs jobs = jobs(study, seeds);
    workshop.makeAll(jobs.all());
    Map<String, List<RunRecord>> records = new LinkedHashMap<>();
    jobs.runs()
        .forEach(
            (arm, ofArm) -> records.put(arm, ofArm.stream().map(StudySession::record).toList()));
    Map<Exam, List<Map<String, Double>>> found = new LinkedHashMap<>();
    jobs.exams()
        .forEach(
            (exam, ofExam) -> found.put(exam, ofExam.stream().map(ExamJob::measures).toList()));
    return compared(study, records, found);
  }

  private static Runs compared(
      RunStudy study,
      Map<String, List<RunRecord>> records,
      Map<Exam, List<Map<String, Double>>> found) {
    try {
      return new Runs(records, found);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          study.name() + ": " + e.getMessage() + "; without --any-version old runs are made again",
          e);
    }
  }

  /** What a study needs, one job a seed. */
  private record Jobs(Map<String, List<TrainingJob>> runs, Map<Exam, List<ExamJob>> exams) {
    List<Job> all() {
      List<Job> all = new ArrayList<>();
      runs.values().forEach(all::addAll);
      exams.values().forEach(all::addAll);
      return all;
    }
  }

  private Jobs jobs(RunStudy study, List<Long> seeds) {
    Map<String, List<TrainingJob>> jobs = new LinkedHashMap<>();
    for (Arm arm : study.arms()) {
      Arm scaled = arm.at(options.scale()).withEverywhere(options.set());
      jobs.put(arm.name(), seeds.stream().map(seed -> cache.job(scaled, seed)).toList());
    }
    Map<Exam, List<ExamJob>> exams = new LinkedHashMap<>();
    for (Exam exam : study.exams()) {
      exams.put(
          exam,
          IntStream.range(0, seeds.size())
              .mapToObj(i -> cache.job(exam, arm -> runOf(jobs, arm, i), seeds.get(i)))
              .toList());
    }
    return new Jobs(jobs, exams);
  }

  private static TrainingJob runOf(Map<String, List<TrainingJob>> jobs, String arm, int seed) {
    return Objects.requireNonNull(jobs.get(arm), arm).get(seed);
  }

  /** The evaluations of a finished run; the later of two of one step counts. */
  private static RunRecord record(TrainingJob job) {
    Map<Integer, Measurement> evaluations = new TreeMap<>();
    for (MetricsRow row : job.rows()) {
      if (row.kind() == MetricsRow.Kind.EVALUATION) {
        evaluations.put(row.step(), new Measurement(row.step(), row.values()));
      }
    }
    return new RunRecord(List.copyOf(evaluations.values()), job.weights());
  }

  /** What the cache lacks of these studies, each job once. */
  private List<Job> missing(List<Study> studies) throws IOException {
    Map<String, Job> missing = new LinkedHashMap<>();
    for (Study study : studies) {
      if (study instanceof RunStudy runs) {
        addMissing(jobs(runs, options.seeds(study)).all(), missing);
      }
    }
    return new ArrayList<>(missing.values());
  }

  private void addMissing(List<? extends Job> jobs, Map<String, Job> missing) throws IOException {
    for (Job job : jobs) {
      if (!cache.has(job)) {
        addMissing(job.needs(), missing);
        missing.put(job.key(), job);
      }
    }
  }
}
