package io.sampo.data;

import io.sampo.config.OverContext;
import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * Turns rows of text into rows of token ids.
 *
 * @param context positions of the model
 * @param maxNewTokens most tokens of a sampled response
 * @param endOfSequence id that closes completions of a data set
 */
public record DataSets(
    TextEncoder encoder, OverContext policy, int context, int maxNewTokens, int endOfSequence) {

  /** Cells: prompt. */
  public DataSet<PromptRow> prompts(TextRows texts) {
    Fitting<PromptRow> fitting = new Fitting<>(texts.name(), policy, context);
    int number = 0;
    for (List<String> cells : texts.rows()) {
      String text = cells.getFirst();
      fitting.offer(++number, encoder.prompt(text), maxNewTokens, ids -> new PromptRow(ids, text));
    }
    return fitting.finish();
  }

  /** Cells: prompt, chosen, rejected. Either completion fits behind the prompt. */
  public DataSet<PreferenceRow> pairs(TextRows texts) {
    return pairs(texts, Math::max);
  }

  /**
   * Cells: prompt, chosen, rejected. Both completions fit behind the prompt, one after the other.
   *
   * @param separators tokens beside them
   */
  public DataSet<PreferenceRow> pairsInOneSequence(TextRows texts, int separators) {
    return pairs(texts, (chosen, rejected) -> chosen + rejected + separators);
  }

  private DataSet<PreferenceRow> pairs(TextRows texts, IntBinaryOperator following) {
    Fitting<PreferenceRow> fitting = new Fitting<>(texts.name(), policy, context);
    int number = 0;
    for (List<String> cells : texts.rows()) {
      int[] chosen = encoder.completion(cells.get(1), endOfSequence);
      int[] rejected = encoder.completion(cells.get(2), endOfSequence);
      fitting.offer(
          ++number,
          encoder.prompt(cells.getFirst()),
          following.applyAsInt(chosen.length, rejected.length),
          prompt -> new PreferenceRow(prompt, chosen, rejected));
    }
    return fitting.finish();
  }

  /** Cells: prompt, reference. */
  public DataSet<EvaluationRow> evaluation(TextRows texts) {
    Fitting<EvaluationRow> fitting = new Fitting<>(texts.name(), policy, context);
    int number = 0;
    for (List<String> cells : texts.rows()) {
      String text = cells.getFirst();
      int[] reference = encoder.completion(cells.get(1), endOfSequence);
      fitting.offer(
          ++number,
          encoder.prompt(text),
          Math.max(maxNewTokens, reference.length),
          prompt -> new EvaluationRow(prompt, reference, text, cells.get(1)));
    }
    return fitting.finish();
  }
}
