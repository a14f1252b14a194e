package io.sampo.app.study;

import io.sampo.app.display.StatusLine;
import io.sampo.app.text.Numbers;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Which study, which run of how many, how long still. */
final class StudyProgress {
  private final StatusLine line;
  private final LongSupplier nanos;
  private final long start;
  private final int jobs;
  private final long updates;
  private int begun;
  private int finished;
  private long doneUpdates;
  private String study = "";

  /**
   * Of these jobs.
   *
   * @param missing those that the cache lacks
   */
  StudyProgress(StatusLine line, List<? extends Job> missing, LongSupplier nanos) {
    this.line = line;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.jobs = missing.size();
    this.updates = missing.stream().mapToLong(Job::steps).sum();
  }

  void study(String name) {
    study = name;
  }

  void begun(Job job) {
    line.note("%s  run %d of %d: %s".formatted(study, ++begun, jobs, job.label()));
  }

  void done(Job job) {
    finished++;
    doneUpdates += job.steps();
    line.note("%s  done: %s   %s".formatted(study, job.label(), eta(doneUpdates)));
  }

  void show(List<Job> running) {
    long made = doneUpdates + running.stream().mapToLong(Job::made).sum();
    String jobsNow =
        running.stream()
            .map(job -> "%s %d/%d".formatted(job.label(), job.made(), job.steps()))
            .collect(Collectors.joining(", "));
    line.show(
        "%s  %d of %d runs done  %s   %s".formatted(study, finished, jobs, jobsNow, eta(made)));
  }

  private String eta(long made) {
    double seconds = (nanos.getAsLong() - start) / 1e9;
    double left = made == 0 ? Double.NaN : seconds / made * Math.max(0, updates - made);
    return "ETA " + Numbers.duration(left);
  }
}
