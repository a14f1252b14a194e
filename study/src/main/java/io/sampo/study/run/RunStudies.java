package io.sampo.study.run;

import io.sampo.study.RunStudy;
import java.util.List;

/**
 * The studies of the system on the bundled task; what was chosen and why stands in docs/studies.md.
 */
public final class RunStudies {
  private RunStudies() {}

  public static List<RunStudy> all() {
    return List.of(
        StreamStudies.tandem(),
        HypoStudies.versusDpo(),
        HypoStudies.overfitting(),
        OnlineOfflineStudies.onlineVersusOffline(),
        StreamStudies.shuffledStream(),
        StreamStudies.shuffleLevels(),
        ProximityStudy.study(),
        ClassifierStudy.study(),
        OnlineOfflineStudies.bestOfTwo(),
        BpoStudies.methods(),
        BpoStudies.headToHead(),
        BpoStudies.annotationPhases(),
        StabilityStudies.goldenReference(),
        StabilityStudies.loraEnsemble(),
        StabilityStudies.emaReference(),
        OnlineOfflineStudies.policySize());
  }
}
