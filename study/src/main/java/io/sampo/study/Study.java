package io.sampo.study;

import java.util.List;

/** A paper's experiment at a small scale, with the claims that it must decide. */
public sealed interface Study permits ComputedStudy, RunStudy {
  /** As on the command line. */
  String name();

  /** One line: what is looked at, in which paper. */
  String title();

  /** What is set up and why so, in a paragraph. */
  String setting();

  /** The seeds of the reported numbers, none of which a setting was chosen on. */
  List<Long> seeds(Scale scale);
}
