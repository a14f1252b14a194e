package io.sampo.config;

/** What the learner minimises. */
public enum Loss {
  /** −log σ(βΔ), with optional label smoothing. */
  DPO,
  /** (Δ − 1/(2β))². */
  IPO,
  /** max(0, 1 − βΔ). */
  SLIC,
  /** −log π(winner). */
  BO2,
  /** DPO over offline pairs and a KL term over online samples. */
  HYPO
}
