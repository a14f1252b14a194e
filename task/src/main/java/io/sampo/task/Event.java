package io.sampo.task;

/** Something that someone did to an object somewhere. */
record Event(
    String who, String verb, String adjective, String object, String preposition, String place) {

  /** {@code who verb the adjective object preposition the place}. */
  String clause() {
    return clause(true, true);
  }

  String clause(boolean withAdjective, boolean withPlace) {
    String what = withAdjective ? adjective + " " + object : object;
    String where = withPlace ? " " + preposition + " the " + place : "";
    return who + " " + verb + " the " + what + where;
  }
}
