package io.sampo.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is learned from a batch.
 *
 * @param name of the bundled algorithm whose settings stand below the user's, or {@code custom}
 * @param labelSmoothing ε of the DPO loss
 * @param fixedReference model folder of {@link Reference#FIXED}
 * @param emaTau τ of {@link Reference#EMA}: θ' ← τθ + (1 − τ)θ'
 */
public record AlgorithmSection(
    String name,
    Loss loss,
    double beta,
    double labelSmoothing,
    LogProb logp,
    Reference reference,
    Optional<Path> fixedReference,
    double emaTau,
    Hypo hypo) {

  static AlgorithmSection from(Settings settings) {
    AlgorithmSection algorithm =
        new AlgorithmSection(
            settings.text("name"),
            settings.choice("loss", Loss.class),
            settings.number("beta", Bounds.POSITIVE),
            settings.number("label-smoothing", Bounds.SMOOTHING),
            settings.choice("logp", LogProb.class),
            settings.choice("reference", Reference.class),
            settings.optionalPath("fixed-reference"),
            settings.number("ema-tau", Bounds.SHARE),
            Hypo.from(settings.section("hypo")));
    algorithm.check(settings);
    return algorithm;
  }

  private void check(Settings settings) {
    settings.rule(
        Presets.isAlgorithm(name) || name.equals(Presets.CUSTOM),
        "name",
        "one of " + String.join(", ", Presets.ALGORITHMS) + ", " + Presets.CUSTOM);
    settings.rule(
        reference != Reference.FIXED || fixedReference.isPresent(),
        "fixed-reference",
        "a model folder, since algorithm.reference is fixed",
        "algorithm.reference");
    settings.rule(
        labelSmoothing == 0 || loss == Loss.DPO || loss == Loss.HYPO,
        "label-smoothing",
        "0, since only the losses dpo and hypo smooth labels",
        "algorithm.loss");
  }
}
