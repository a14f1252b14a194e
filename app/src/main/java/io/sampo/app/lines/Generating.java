package io.sampo.app.lines;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.models.Answers;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.app.models.PolicyFolder;
import io.sampo.config.Template;
import io.sampo.data.TextEncoder;
import io.sampo.model.Compute;
import io.sampo.model.Generation;
import io.sampo.model.LanguageModel;
import io.sampo.model.Sampling;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code generate}: adds {@code completion_ids} (a closing end-of-sequence id included), {@code
 * completion} where there is a tokenizer (special tokens left out), {@code logprobs} in nats under
 * the model's plain distribution, and {@code finish}: {@code eos} or {@code length}.
 */
public record Generating(
    PolicyFolder model,
    LineFiles files,
    Template template,
    Compute compute,
    Sampling sampling,
    long seed,
    int newTokens) {

  /** Returns how many lines were written. */
  public int run() throws IOException {
    Optional<ModelTokenizer> tokenizer = model.tokenizer();
    try {
      LineReader reader =
          new LineReader(
              files.in(), model.config(), tokenizer.map(t -> new TextEncoder(t, template)));
      LineFiles.Reading reading = (number, line) -> reader.prompted(number, line, newTokens);
      files.check(reading);
      try (LanguageModel opened = model.open(compute)) {
        Answers answers = new Answers(opened, sampling, seed, Answers.Stream.GENERATE, newTokens);
        Results results = new Results(new LogProbs(reader), tokenizer);
        return files.through(reading, lines -> results.add(lines, drawn(answers, lines)));
      }
    } finally {
      tokenizer.ifPresent(ModelTokenizer::close);
    }
  }

  private static Generation drawn(Answers answers, List<Line> lines) {
    return answers.to(
        lines.stream().map(Line::prompt).toList(),
        lines.stream().map(line -> (long) line.number()).toList(),
        1);
  }

  /** Puts what was generated into the lines. */
  private record Results(LogProbs logProbs, Optional<ModelTokenizer> tokenizer) {

    void add(List<Line> lines, Generation made) {
      for (int row = 0; row < lines.size(); row++) {
        add(lines.get(row), made.tokens()[row], made.logProbs()[row], made.finished()[row]);
      }
    }

    private void add(Line line, int[] ids, float[] tokens, boolean finished) {
      ObjectNode object = line.object();
      ArrayNode field = object.putArray("completion_ids");
      for (int id : ids) {
        field.add(id);
      }
      object.remove("completion");
      tokenizer.ifPresent(text -> object.put("completion", text.decode(ids, true)));
      logProbs.add(line, tokens);
      object.put("finish", finished ? "eos" : "length");
    }
  }
}
