package io.sampo.app.lines;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** Token log-probs as fields of a line; a number that is none is refused. */
record LogProbs(LineReader reader) {

  /** Writes {@code logprobs}, nats, one per token; returns their sum. */
  double add(Line line, float[] tokens) {
    ArrayNode field = line.object().putArray("logprobs");
    double sum = 0;
    for (int i = 0; i < tokens.length; i++) {
      if (!Float.isFinite(tokens[i])) {
        throw reader.refused(
            line.number(),
            "log-prob of token %d: %s (expected: a finite number; the model's weights are broken)"
                .formatted(i, tokens[i]));
      }
      field.add(tokens[i]);
      sum += tokens[i];
    }
    return sum;
  }
}
