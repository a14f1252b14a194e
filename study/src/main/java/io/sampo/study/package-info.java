/**
 * The papers' findings as studies, without the machinery that runs them.
 *
 * <pre>
 *   Study ──▶ ComputedStudy: bandit, coverage           numbers ─┐
 *        └──▶ RunStudy: arms × seeds ▶ runs of the system ──────┤
 *                                                               ▼
 *                          Claim ▶ one number a seed ▶ Evidence ▶ Rule ▶ Verdict ▶ Finding
 * </pre>
 *
 * <p>Sources: [H] Song et al. 2024 (HyPO), [T] Tang et al. 2024, [B] Xu et al. 2024 (BPO).
 */
@NullMarked
package io.sampo.study;

import org.jspecify.annotations.NullMarked;
