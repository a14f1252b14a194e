package io.sampo.weights;

/**
 * Names the gradient of one micro-batch.
 *
 * @param term of the learner that handed the micro-batch out
 * @param version of the weights that it is the gradient of: the step that it is for
 * @param place of the micro-batch among those of its step, from 0
 */
public record GradientKey(String run, long term, long version, int place) {
  @Override
  public String toString() {
    return "gradient %d of step %d, term %d, of run '%s'".formatted(place, version, term, run);
  }
}
