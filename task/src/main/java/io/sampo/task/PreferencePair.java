package io.sampo.task;

/** Two different summaries of one post, in the order an annotator put them. */
public record PreferencePair(String chosen, String rejected) {}
