package io.sampo.bench.broadcast;

import io.sampo.bench.Elapsed;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Pieces of work that begin together, each on a thread of its own. */
final class Together {
  private Together() {}

  /** From the begin of all to the end of the last. */
  static Elapsed time(List<Callable<Void>> pieces) throws InterruptedException, ExecutionException {
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("bench-", 0).factory())) {
      Elapsed.Moment begin = Elapsed.Moment.now();
      List<Future<Void>> ends = threads.invokeAll(pieces);
      Elapsed elapsed = begin.elapsed();
      for (Future<Void> end : ends) {
        end.get();
      }
      return elapsed;
    }
  }
}
