package io.sampo.app.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Held-out prompts as token ids.
 *
 * @param references the text that each answer is compared with, where the data has them
 */
record Questions(List<int[]> prompts, Optional<List<int[]>> references) {

  int count() {
    return prompts.size();
  }

  Questions part(int from, int to) {
    return new Questions(prompts.subList(from, to), references.map(all -> all.subList(from, to)));
  }
}
