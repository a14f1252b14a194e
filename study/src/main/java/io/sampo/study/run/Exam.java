package io.sampo.study.run;

/** What final policies are asked when their runs are over: {@code sampo evaluate}. */
public sealed interface Exam {
  /** For people; no two of a study share it. */
  String name();

  /** The arm whose final policy is asked. */
  String arm();

  /** Both answer the same held-out prompts, and the golden judge compares the answers. */
  record HeadToHead(String arm, String other) implements Exam {
    /** Share of prompts won; ties count half. */
    static final String WINS = "against_win_rate";

    @Override
    public String name() {
      return arm + " against " + other;
    }
  }

  /** The policy and the proxy judge say which response of held-out labelled pairs is better. */
  record OfflinePairs(String arm) implements Exam {
    @Override
    public String name() {
      return arm + " on held-out pairs";
    }
  }

  /**
   * They say it of the pairs that a run has generated.
   *
   * @param online the recorded arm
   */
  record StreamPairs(String arm, String online) implements Exam {
    @Override
    public String name() {
      return arm + " on the stream of " + online;
    }
  }
}
