package io.sampo.app.evaluation;

import java.util.Map;

/**
 * What an examination found. What was not measured has no estimate.
 *
 * @param prompts answered
 * @param pairs compared
 * @param left pairs that were left out, since their two responses are the same
 */
public record Measures(int prompts, int pairs, int left, Map<Quantity, Estimate> estimates) {}
