package io.sampo.data;

import java.util.List;

/** A row of token ids. */
public sealed interface TokenRow permits PromptRow, PreferenceRow, EvaluationRow {
  /** The row's ids, part by part: what a data set's digest covers. */
  List<int[]> parts();
}
