package io.sampo.study;

/** What a study says about a paper's finding. */
public enum Verdict {
  REPRODUCED("reproduced"),
  NOT_REPRODUCED("not reproduced"),
  NOT_DISTINGUISHABLE("not distinguishable at this scale");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
