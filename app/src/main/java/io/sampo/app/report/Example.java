package io.sampo.app.report;

/**
 * A held-out prompt and what the model made of it.
 *
 * @param reference the data's own answer; empty where there is none
 * @param before the answer of the initial model
 * @param after the answer of the final model
 */
public record Example(String prompt, String reference, String before, String after) {}
