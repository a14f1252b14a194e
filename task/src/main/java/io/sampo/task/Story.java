package io.sampo.task;

import java.util.List;
import java.util.Optional;

/**
 * What a post tells, before its sentences are put in order.
 *
 * @param facts the main event and its outcome
 * @param cue the word the main sentence begins with
 * @param weekday when {@code who} was elsewhere
 * @param elsewhere where that was
 * @param minor an event that every post mentions and no summary should
 * @param filler a sentence about nothing, in six posts of ten
 * @param extras the other optional sentences, and the filler
 */
record Story(
    Facts facts,
    String cue,
    String weekday,
    String elsewhere,
    Event minor,
    Optional<String> filler,
    List<String> extras) {

  String mainSentence() {
    return cue + " " + facts.main().clause() + " .";
  }

  String outcomeSentence() {
    return "now " + facts.outcome().clause() + " .";
  }

  /** The sentences of every post that no summary should repeat. */
  List<String> background() {
    String alibi = "on %s %s was at the %s .".formatted(weekday, facts.main().who(), elsewhere);
    return List.of(alibi, minor.clause() + " .");
  }
}
