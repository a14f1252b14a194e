package io.sampo.app.lines;

import io.sampo.app.models.ModelTokenizer;
import io.sampo.app.models.PolicyFolder;
import io.sampo.config.Template;
import io.sampo.data.TextEncoder;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code score}: adds {@code logprobs}, log π(token | what precedes it) in nats for each token of
 * the completion, and {@code logprob}, their sum. No end-of-sequence id is appended: what stands in
 * the line is scored and nothing else.
 */
public record Scoring(PolicyFolder model, LineFiles files, Template template, Compute compute) {

  /** Returns how many lines were written. */
  public int run() throws IOException {
    Optional<ModelTokenizer> tokenizer = model.tokenizer();
    try {
      LineReader reader =
          new LineReader(
              files.in(), model.config(), tokenizer.map(t -> new TextEncoder(t, template)));
      files.check(reader::scored);
      try (LanguageModel opened = model.open(compute)) {
        LogProbs logProbs = new LogProbs(reader);
        return files.through(reader::scored, lines -> score(opened, logProbs, lines));
      }
    } finally {
      tokenizer.ifPresent(ModelTokenizer::close);
    }
  }

  private static void score(LanguageModel model, LogProbs logProbs, List<Line> lines) {
    Rows rows =
        Rows.scoringEach(
            lines.stream().map(Line::prompt).toList(),
            lines.stream().map(Line::completion).toList());
    float[] all = rows.at().length == 0 ? new float[0] : model.tokenLogProbs(rows);
    float[][] tokens = rows.split(all);
    for (int i = 0; i < tokens.length; i++) {
      Line line = lines.get(i);
      line.object().put("logprob", logProbs.add(line, tokens[i]));
    }
  }
}
