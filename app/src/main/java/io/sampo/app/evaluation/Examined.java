package io.sampo.app.evaluation;

/** An examination with what it found. */
public record Examined(Examination asked, Measures found) {
  static Examined of(Examination asked) {
    return new Examined(asked, asked.run());
  }
}
