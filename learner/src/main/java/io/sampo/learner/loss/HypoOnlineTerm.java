package io.sampo.learner.loss;

/**
 * The online term of HyPO with leave-one-out baselines ([H] section 5, alg. 1 and app. D.2).
 *
 * <p>penalty_i = log π(y_i|x) − log π_ref(y_i|x) + α·|y_i|, a number; advantage_i = penalty_i −
 * mean of the other samples' penalties of the same prompt (k = 1: the bare penalty); the term is
 * the mean over prompts and samples of ρ_i · advantage_i · log π(y_i|x), differentiated through
 * that last factor alone. ρ_i = min(5, π(y_i)/π_β(y_i)) under the distribution actually sampled; it
 * is 1 where the policy is the behaviour policy.
 *
 * @param lengthPenalty α
 */
public record HypoOnlineTerm(double lengthPenalty) {
  private static final double MOST_RATIO = 5;

  /** One response: its summed log-probs under policy and reference, and its length in tokens. */
  public record Sample(double policy, double reference, int length, double importance) {}

  /** The importance ratio ρ of a sample that an older policy made. */
  public static double importance(double policy, double behaviour) {
    return Math.min(MOST_RATIO, Math.exp(policy - behaviour));
  }

  /** The advantages of one prompt's samples, importance included. */
  public double[] advantages(Sample[] samples) {
    double[] penalties = new double[samples.length];
    double sum = 0;
    for (int i = 0; i < samples.length; i++) {
      penalties[i] = penalty(samples[i]);
      sum += penalties[i];
    }
    double[] advantages = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      double baseline = samples.length == 1 ? 0 : (sum - penalties[i]) / (samples.length - 1);
      advantages[i] = samples[i].importance() * (penalties[i] - baseline);
    }
    return advantages;
  }

  private double penalty(Sample sample) {
    return sample.policy() - sample.reference() + lengthPenalty * sample.length();
  }
}
