package io.sampo.weights;

/** What the learner that leads asks a helper for: a gradient under the digest that it announced. */
public record GradientRef(GradientKey key, Sha256 sha256) implements TransferRef {
  @Override
  public String run() {
    return key.run();
  }

  @Override
  public long version() {
    return key.version();
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
