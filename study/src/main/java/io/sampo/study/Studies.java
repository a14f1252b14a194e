package io.sampo.study;

import io.sampo.study.bandit.CoverageStudy;
import io.sampo.study.bandit.LinearBanditStudy;
import io.sampo.study.bandit.TabularBanditStudy;
import io.sampo.study.run.RunStudies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every study there is. */
public final class Studies {
  private Studies() {}

  /** In the order in which {@code study all} takes them: what is cheap comes first. */
  public static List<Study> all() {
    List<Study> studies =
        new ArrayList<>(
            List.of(LinearBanditStudy.study(), TabularBanditStudy.study(), CoverageStudy.study()));
    studies.addAll(RunStudies.all());
    return List.copyOf(studies);
  }

  public static Optional<Study> named(String name) {
    return all().stream().filter(study -> study.name().equals(name)).findFirst();
  }
}
