package io.sampo.app.evaluation;

import java.util.Optional;

/**
 * A data set that models are measured on.
 *
 * @param prompts where answers are measured
 * @param pairs where log-probs are measured
 */
public record HeldOut(Optional<PromptSource> prompts, Optional<PairsSource> pairs) {}
