package io.sampo.app.supervised;

import io.sampo.app.text.Numbers;
import io.sampo.learner.supervised.Comparison;
import java.util.List;

/**
 * Pairs to train a reward model on, and pairs held out to measure it.
 *
 * @param left how many were left out because the two are the same
 */
public record Comparisons(List<Comparison> training, List<Comparison> heldOut, int left) {

  String inWords() {
    return "%s pairs to train on, %s held out, %s left out (two equal answers)"
        .formatted(
            Numbers.whole(training.size()), Numbers.whole(heldOut.size()), Numbers.whole(left));
  }
}
