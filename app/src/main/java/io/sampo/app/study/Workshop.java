package io.sampo.app.study;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does jobs that the cache lacks, some at a time, each in a process of its own. Ctrl-C ends them
 * after the step in hand; the same command goes on from there.
 */
final class Workshop implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;
  private static final int LOOK_EVERY_MILLIS = 500;

  /** Exit codes of a run that a signal stopped. */
  private static final Set<Integer> STOPPED = Set.of(130, 143);

  private final Cache cache;
  private final int atATime;
  private final StudyProgress progress;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final Set<Process> alive = ConcurrentHashMap.newKeySet();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "study-interruption");
  private volatile boolean interrupted;

  Workshop(Cache cache, int atATime, StudyProgress progress) {
    this.cache = cache;
    this.atATime = atATime;
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private record Running(Job job, Process process) {}

  /** Says that a person stopped the study. */
  static final class Interrupted extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Does all of them, and first what they need. */
  void makeAll(List<? extends Job> jobs) throws IOException, Interrupted {
    Map<String, Job> open = new LinkedHashMap<>();
    for (Job job : jobs) {
      collect(job, open);
    }
    try {
      while (!open.isEmpty()) {
        startWhatCan(open);
        look(open);
      }
    } finally {
      endAll();
    }
  }

  /** The jobs that the cache lacks, what they need before them. */
  private void collect(Job job, Map<String, Job> open) throws IOException {
    if (!cache.has(job)) {
      for (Job needed : job.needs()) {
        collect(needed, open);
      }
      open.put(job.key(), job);
    }
  }

  private void startWhatCan(Map<String, Job> open) throws IOException, Interrupted {
    for (Job job : open.values()) {
      boolean ready = job.needs().stream().noneMatch(needed -> open.containsKey(needed.key()));
      if (ready && !running.containsKey(job.key()) && running.size() < atATime) {
        start(job);
      }
    }
  }

  private void start(Job job) throws IOException, Interrupted {
    if (interrupted) {
      throw new Interrupted();
    }
    cache.prepare(job);
    Process process = Child.start(job.folder(), job.arguments());
    alive.add(process);
    running.put(job.key(), new Running(job, process));
    progress.begun(job);
  }

  private void look(Map<String, Job> open) throws Interrupted {
    for (Running one : List.copyOf(running.values())) {
      if (ended(one.process(), LOOK_EVERY_MILLIS / running.size())) {
        running.remove(one.job().key());
        alive.remove(one.process());
        settle(one.job(), one.process().exitValue());
        open.remove(one.job().key());
      }
    }
    progress.show(running.values().stream().map(Running::job).toList());
  }

  private static boolean ended(Process process, int millis) throws Interrupted {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  private void settle(Job job, int code) throws Interrupted {
    if (interrupted || STOPPED.contains(code)) {
      throw new Interrupted();
    }
    if (code != 0 || !job.isDone()) {
      throw new UserError(
          "%s: ended with %d in %s:%n%s"
              .formatted(job.label(), code, job.folder(), Child.complaint(job.folder())));
    }
    progress.done(job);
  }

  /** Stops what still runs, after its step in hand; a second signal would end it at once. */
  private void endAll() throws Interrupted {
    if (!interrupted) {
      running.values().forEach(one -> one.process().destroy());
    }
    for (Running one : running.values()) {
      var _ = ended(one.process(), 1_000 * PATIENCE_SECONDS);
    }
  }

  /** The children are in sessions of their own, so that only this process is told. */
  private void interrupt() {
    interrupted = true;
    alive.forEach(Process::destroy);
    try {
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("sampo: runs did not end within " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook is what ended the study.
    }
  }
}
