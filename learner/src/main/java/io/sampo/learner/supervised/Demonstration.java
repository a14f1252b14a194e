package io.sampo.learner.supervised;

import java.util.List;

/** A prompt with the completions to imitate, as token ids. */
public record Demonstration(int[] prompt, List<int[]> completions) {}
