package io.sampo.learner.supervised;

/** A prompt with a chosen and a rejected completion, as token ids. */
public record Comparison(int[] prompt, int[] chosen, int[] rejected) {}
