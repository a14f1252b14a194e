package io.sampo.app.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Work that ends in a folder of the cache, done by a process of its own. */
sealed interface Job permits ExamJob, PairsJob, TrainingJob, TuningJob {
  /** What decides the result: equal keys, equal results. Also the folder's name. */
  String key();

  /** For people. */
  String label();

  /** Jobs that must be done before. */
  List<Job> needs();

  /** Where the result is. */
  Path folder();

  /** Updates to make. */
  int steps();

  /** Updates made by now. */
  int made();

  boolean isDone();

  /** The arguments of the {@code sampo} that does it, or goes on with it. */
  List<String> arguments() throws IOException;
}
