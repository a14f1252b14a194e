package io.sampo.study.bandit;

import io.sampo.learner.loss.DpoLoss;
import io.sampo.learner.loss.IpoLoss;
import io.sampo.learner.loss.MarginLoss;
import io.sampo.study.Cell;
import io.sampo.study.Chart;
import io.sampo.study.ComputedStudy;
import io.sampo.study.ComputedStudy.Computed;
import io.sampo.study.Evidence;
import io.sampo.study.Finding;
import io.sampo.study.Lines;
import io.sampo.study.Rule;
import io.sampo.study.Scale;
import io.sampo.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** {@code coverage}: [H] propositions 4.1 and 4.2, and the bound that HyPO's loss gives. */
public final class CoverageStudy {
  private static final double BETA = 0.1;
  private static final double LAMBDA = 0.1;

  /** √ε_dpo: by how much the implicit reward of both covered responses is too low. */
  private static final double REWARD_GAP = 0.01;

  /** What the IPO minimiser of the proof puts on the uncovered response; any share minimises. */
  private static final double IPO_MASS = 0.5;

  private static final double RATE = 2;
  private static final int ITERATIONS = 20_000;
  private static final int SEEDS = 10;

  /** π_ref of the uncovered response, as powers of ten. */
  private static final int[] EXPONENTS = {-1, -3, -10, -30, -100, -200, -300};

  private CoverageStudy() {}

  public static ComputedStudy study() {
    return new ComputedStudy(
        "coverage",
        "What holds the reverse KL when the reference does not cover everything? ([H] prop. 4.1,"
            + " 4.2)",
        "The proofs' construction, computed: three responses of which data and π_ref hold two, and"
            + " π_ref the third with a probability that goes to 0; rewards U(−1, 1), β 0.1, √ε_dpo"
            + " 0.01, λ 0.1. DPO: the policy of the proof of prop. 4.1, whose implicit reward is"
            + " off by √ε_dpo on both covered responses and whose loss is the smallest there is."
            + " IPO: a minimiser of the population loss with half of its mass on the third. HyPO:"
            + " gradient descent with the project's losses and exact expectations, begun at that"
            + " very DPO policy; its loss at π_ref is ln 2, so that no minimiser has a reverse KL"
            + " above ln 2 / λ = 6.93.",
        SEEDS,
        CoverageStudy::compute);
  }

  private static Computed compute(Scale scale, List<Long> seeds) {
    List<double[]> dpo = curves(seeds, CoverageStudy::dpo);
    List<double[]> ipo = curves(seeds, CoverageStudy::ipo);
    List<double[]> hypo = curves(seeds, CoverageStudy::hypo);
    return new Computed(
        findings(scale, seeds, dpo, ipo, hypo),
        List.of(table(seeds, dpo, ipo, hypo)),
        List.of(chart(dpo, ipo, hypo)));
  }

  /** Reverse KL at each probability of the uncovered response, one curve a seed. */
  private static List<double[]> curves(
      List<Long> seeds, Function<ThreeResponses, double[]> method) {
    return seeds.stream()
        .map(seed ->
            Arrays.stream(EXPONENTS)
                .mapToDouble(exponent -> {
                  ThreeResponses world = ThreeResponses.of(seed, Math.pow(10, exponent));
                  return world.reverseKl(method.apply(world));
                })
                .toArray())
        .toList();
  }

  /** Prop. 4.1: both covered responses lose the factor exp(−√ε/β), and the third takes the rest. */
  static double[] dpo(ThreeResponses world) {
    double margin = (world.rewards()[0] - world.rewards()[1]) / BETA;
    return world.policy(margin, -Math.expm1(-REWARD_GAP / BETA));
  }

  /** Prop. B.1: any policy whose margin is (2p − 1)/(2β) minimises the population loss. */
  static double[] ipo(ThreeResponses world) {
    return world.policy((2 * world.preference() - 1) / (2 * BETA), IPO_MASS);
  }

  static double[] hypo(ThreeResponses world) {
    return new HypoDescent(world, BETA, LAMBDA, RATE).from(dpo(world), ITERATIONS);
  }

  private static List<Finding> findings(
      Scale scale, List<Long> seeds, List<double[]> dpo, List<double[]> ipo, List<double[]> hypo) {
    return List.of(
        Finding.of(
            "With partial coverage a policy with DPO's smallest loss has unbounded reverse KL",
            "[H] prop. 4.1",
            Rule.EXACT,
            List.of(
                growth(dpo),
                minimal(seeds, world -> excess(world, new DpoLoss(BETA, 0), dpo(world)))),
            scale),
        Finding.of(
            "With partial coverage a policy with IPO's smallest loss has unbounded reverse KL",
            "[H] prop. 4.2 and B.1",
            Rule.EXACT,
            List.of(
                growth(ipo), minimal(seeds, world -> excess(world, new IpoLoss(BETA), ipo(world)))),
            scale),
        Finding.of(
            "HyPO's reverse KL is bounded whatever the reference leaves out",
            "[H] section 5, eq. 7: the loss holds the reverse KL itself",
            Rule.EXACT,
            List.of(
                new Evidence(
                    "ln 2 / λ minus the largest reverse KL, nats",
                    perSeed(hypo, CoverageStudy::room))),
            scale));
  }

  /**
   * How fast the KL grows with −ln π_ref(third) at the end of the curve: the mass that lies there.
   */
  private static Evidence growth(List<double[]> curves) {
    int last = EXPONENTS.length - 1;
    double nats = Math.log(10) * (EXPONENTS[last - 1] - EXPONENTS[last]);
    return new Evidence(
        "growth of the reverse KL per nat of −ln π_ref(uncovered)",
        perSeed(curves, curve -> (curve[last] - curve[last - 1]) / nats));
  }

  private static double room(double[] curve) {
    return Math.log(2) / LAMBDA - Arrays.stream(curve).max().orElseThrow();
  }

  private static Evidence minimal(List<Long> seeds, ToDoubleFunction<ThreeResponses> excess) {
    double[] perSeed =
        seeds.stream()
            .mapToDouble(seed -> 1e-9 - excess.applyAsDouble(ThreeResponses.of(seed, 1e-300)))
            .toArray();
    return new Evidence("1e-9 minus what the population loss exceeds its minimum by", perSeed);
  }

  /** The population loss of a policy above that of margins all around its own. */
  private static double excess(ThreeResponses world, MarginLoss loss, double[] logProbs) {
    double margin = logProbs[0] - logProbs[1];
    double least = Double.POSITIVE_INFINITY;
    for (int i = -1_000; i <= 1_000; i++) {
      double other = world.populationLoss(loss, world.policy(margin + i / 100.0, 0.25));
      least = Math.min(least, other);
    }
    return world.populationLoss(loss, logProbs) - least;
  }

  private static double[] perSeed(List<double[]> curves, ToDoubleFunction<double[]> quantity) {
    return curves.stream().mapToDouble(quantity).toArray();
  }

  private static Table table(
      List<Long> seeds, List<double[]> dpo, List<double[]> ipo, List<double[]> hypo) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < EXPONENTS.length; i++) {
      rows.add(List.of("1e" + EXPONENTS[i], range(dpo, i), range(ipo, i), range(hypo, i)));
    }
    rows.add(
        List.of(
            "0",
            atZero(seeds, CoverageStudy::dpo),
            atZero(seeds, CoverageStudy::ipo),
            "bounded by " + Cell.of(Math.log(2) / LAMBDA, 2)));
    return new Table(
        "Reverse KL to the reference, nats: lowest to highest over seeds",
        List.of("π_ref(uncovered)", "DPO", "IPO", "HyPO"),
        rows);
  }

  private static String range(List<double[]> curves, int place) {
    double low = curves.stream().mapToDouble(curve -> curve[place]).min().orElseThrow();
    double high = curves.stream().mapToDouble(curve -> curve[place]).max().orElseThrow();
    return Cell.of(low, 2) + " to " + Cell.of(high, 2);
  }

  private static String atZero(List<Long> seeds, Function<ThreeResponses, double[]> method) {
    ThreeResponses world = ThreeResponses.of(seeds.getFirst(), 0);
    return Cell.of(world.reverseKl(method.apply(world)), 2);
  }

  private static Chart chart(List<double[]> dpo, List<double[]> ipo, List<double[]> hypo) {
    return new Chart(
        "reverse-kl",
        "Reverse KL as coverage vanishes",
        "−log10 of the reference's probability of the third response",
        "reverse KL, nats",
        List.of(
            Lines.over("DPO", i -> -EXPONENTS[i], dpo),
            Lines.over("IPO", i -> -EXPONENTS[i], ipo),
            Lines.over("HyPO", i -> -EXPONENTS[i], hypo)));
  }
}
