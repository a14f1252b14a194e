package io.sampo.app.supervised;

import io.sampo.learner.supervised.Comparison;
import io.sampo.model.noise.LabelNoise;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Turns over the labels of some pairs, by their place in the list. */
public record WrongLabels(LabelNoise noise) implements UnaryOperator<List<Comparison>> {
  @Override
  public List<Comparison> apply(List<Comparison> pairs) {
    return IntStream.range(0, pairs.size()).mapToObj(i -> label(i, pairs.get(i))).toList();
  }

  private Comparison label(int place, Comparison pair) {
    return noise.turns(0, place)
        ? new Comparison(
            pair.prompt(), /* chosen= */ pair.rejected(), /* rejected= */ pair.chosen())
        : pair;
  }
}
