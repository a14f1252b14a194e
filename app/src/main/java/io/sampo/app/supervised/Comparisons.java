package io.sampo.app.supervised;

import io.sampo.app.text.Numbers;
import io.sampo.learner.supervised.Comparison;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Pairs to train a scalar head on, and pairs held out to measure it.
 *
 * @param validation training pairs held back, which say when to stop
 * @param left how many were left out because the two are the same
 */
public record Comparisons(
    List<Comparison> training, List<Comparison> validation, List<Comparison> heldOut, int left) {

  Comparisons(List<Comparison> training, List<Comparison> heldOut, int left) {
    this(training, List.of(), heldOut, left);
  }

  /** The same with other labels on the pairs that are learned; held-out pairs keep theirs. */
  Comparisons labelled(UnaryOperator<List<Comparison>> labels) {
    return new Comparisons(labels.apply(training), validation, heldOut, left);
  }

  /** The same with the last training pairs held back, at most half of them. */
  Comparisons validatedOn(int pairs) {
    int learned = training.size() - Math.min(pairs, training.size() / 2);
    return new Comparisons(
        training.subList(0, learned), training.subList(learned, training.size()), heldOut, left);
  }

  String inWords() {
    return "%s pairs to train on%s, %s held out, %s left out (two equal answers)"
        .formatted(
            Numbers.whole(training.size()),
            validation.isEmpty() ? "" : ", " + Numbers.whole(validation.size()) + " to validate on",
            Numbers.whole(heldOut.size()),
            Numbers.whole(left));
  }
}
