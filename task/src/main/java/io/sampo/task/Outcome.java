package io.sampo.task;

/** How someone else feels about the main event. */
record Outcome(String who, String mood) {

  /** {@code who is mood}. */
  String clause() {
    return who + " is " + mood;
  }
}
