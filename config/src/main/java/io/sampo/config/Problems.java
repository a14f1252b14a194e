package io.sampo.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems found so far, in the order found; none twice, none inside a broken section. */
final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();

  void add(Problem problem) {
    if (found.stream().noneMatch(broken -> problem.key().startsWith(broken.key() + "."))) {
      found.add(problem);
    }
  }

  /** Whether something is wrong with the key or with a section around it. */
  boolean concern(String key) {
    return found.stream().anyMatch(broken -> (key + ".").startsWith(broken.key() + "."));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConfigException(List.copyOf(found));
    }
  }
}
