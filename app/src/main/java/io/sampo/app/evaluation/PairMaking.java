package io.sampo.app.evaluation;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.failure.UserError;
import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.models.Answers;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.app.models.PolicyFolder;
import io.sampo.judge.ResponseScorer;
import io.sampo.model.Compute;
import io.sampo.model.Generation;
import io.sampo.model.LanguageModel;
import io.sampo.model.Sampling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Makes preference pairs: two policies answer the same prompts, each with noise of its own, and a
 * judge says which answer is better. Where it prefers neither, or one said nothing, there is no
 * pair.
 *
 * @param newTokens most tokens of an answer
 */
public record PairMaking(
    PolicyFolder first,
    PolicyFolder second,
    PromptSource source,
    Judges judges,
    Sampling sampling,
    long seed,
    int newTokens,
    Compute compute) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Prompts answered together. */
  private static final int TOGETHER = 64;

  /** How many pairs, and how many prompts that came to none. */
  public record Made(int pairs, int without) {}

  /** Writes JSON lines: prompt, chosen and rejected as texts, who gave the chosen one, scores. */
  public Made into(Path out) throws IOException {
    new Fitting(first).policy(second.path());
    judges.check(first);
    Questions questions = source.read(first, newTokens);
    List<ObjectNode> pairs = pairs(questions);
    if (pairs.isEmpty()) {
      throw new UserError(
          "%d prompts: the judge prefers no answer (expected: one pair at least)"
              .formatted(questions.count()));
    }
    AtomicFile.write(out, pairs.stream().map(pair -> pair + "\n").collect(joining()));
    return new Made(pairs.size(), questions.count() - pairs.size());
  }

  private List<ObjectNode> pairs(Questions questions) {
    List<ObjectNode> pairs = new ArrayList<>();
    try (LanguageModel one = first.open(compute);
        LanguageModel other = second.open(compute);
        ResponseScorer judge = judges.open(JudgeRole.GOLDEN, first, compute).orElseThrow();
        ModelTokenizer tokenizer = ModelTokenizer.required(first.path())) {
      Side left = new Side("first", answers(one, Answers.Stream.FIRST_OF_PAIR), judge);
      Side right = new Side("second", answers(other, Answers.Stream.SECOND_OF_PAIR), judge);
      for (int from = 0; from < questions.count(); from += TOGETHER) {
        int to = Math.min(questions.count(), from + TOGETHER);
        List<int[]> prompts = questions.part(from, to).prompts();
        List<Answer> a = left.to(prompts, from, tokenizer);
        List<Answer> b = right.to(prompts, from, tokenizer);
        for (int i = 0; i < prompts.size(); i++) {
          String prompt = tokenizer.decode(prompts.get(i), true);
          Answer.pair(prompt, a.get(i), b.get(i)).ifPresent(pairs::add);
        }
      }
    }
    return pairs;
  }

  private Answers answers(LanguageModel who, Answers.Stream stream) {
    return new Answers(who, sampling, seed, stream, newTokens);
  }

  /** One of the two policies, and its judge. */
  private record Side(String name, Answers answers, ResponseScorer judge) {
    List<Answer> to(List<int[]> prompts, int first, ModelTokenizer tokenizer) {
      List<Long> numbers = LongStream.range(first, first + prompts.size()).boxed().toList();
      Generation made = answers.to(prompts, numbers, 1);
      double[] scores = judge.scores(prompts.toArray(int[][]::new), made.tokens(), made.finished());
      return IntStream.range(0, prompts.size())
          .mapToObj(i -> new Answer(name, tokenizer.decode(made.tokens()[i], true), scores[i]))
          .toList();
    }
  }

  /** What a policy said, and how good the judge finds it. */
  private record Answer(String from, String text, double score) {

    /** A row of preference data; none of equals, or with nothing said. */
    static Optional<ObjectNode> pair(String prompt, Answer a, Answer b) {
      if (a.score == b.score || a.text.equals(b.text) || a.text.isEmpty() || b.text.isEmpty()) {
        return Optional.empty();
      }
      boolean firstWins = a.score > b.score;
      Answer chosen = firstWins ? a : b;
      Answer rejected = firstWins ? b : a;
      return Optional.of(
          JSON.createObjectNode()
              .put("prompt", prompt)
              .put("chosen", chosen.text)
              .put("rejected", rejected.text)
              .put("chosen_from", chosen.from)
              .put("chosen_score", chosen.score)
              .put("rejected_score", rejected.score));
    }
  }
}
