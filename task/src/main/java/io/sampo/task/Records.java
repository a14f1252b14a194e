package io.sampo.task;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a file of posts holds for each of them, one JSON object a line. */
public sealed interface Records {

  /** The lines of the post at (split, index). */
  Stream<String> lines(Split split, long index);

  /** {@code prompt}, {@code completion}: the first {@code draws} references, a line for each. */
  record Completions(int draws) implements Records {
    public Completions {
      if (draws < 1) {
        throw new IllegalArgumentException("draws: " + draws + " (expected: 1 or more)");
      }
    }

    @Override
    public Stream<String> lines(Split split, long index) {
      return IntStream.range(0, draws)
          .mapToObj(draw -> BundledTask.reference(split, index, draw))
          .map(text -> JsonLine.of("prompt", BundledTask.prompt(split, index), "completion", text));
    }
  }

  /** {@code prompt}, {@code chosen}, {@code rejected}: two references in an annotator's order. */
  record Preferences(double slope) implements Records {
    @Override
    public Stream<String> lines(Split split, long index) {
      PreferencePair pair = BundledTask.preferencePair(split, index, slope);
      String prompt = BundledTask.prompt(split, index);
      return Stream.of(
          JsonLine.of("prompt", prompt, "chosen", pair.chosen(), "rejected", pair.rejected()));
    }
  }

  /** {@code prompt}, {@code reference}: the reference that win rates compare with. */
  record References() implements Records {
    @Override
    public Stream<String> lines(Split split, long index) {
      String reference = BundledTask.reference(split, index);
      String prompt = BundledTask.prompt(split, index);
      return Stream.of(JsonLine.of("prompt", prompt, "reference", reference));
    }
  }
}
