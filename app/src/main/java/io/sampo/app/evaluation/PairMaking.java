package io.sampo.app.evaluation;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.failure.UserError;
import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.models.Answers;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.app.models.PolicyFolder;
import io.sampo.judge.ResponseJudge;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.Sampling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
        ResponseJudge judge = judges.open(JudgeRole.GOLDEN, first, compute).orElseThrow();
        ModelTokenizer tokenizer = ModelTokenizer.required(first.path())) {
      Opinions opinions = new Opinions(judge);
      Side left = new Side("first", answers(one, Answers.Stream.FIRST_OF_PAIR), opinions);
      Side right = new Side("second", answers(other, Answers.Stream.SECOND_OF_PAIR), opinions);
      for (int from = 0; from < questions.count(); from += TOGETHER) {
        int to = Math.min(questions.count(), from + TOGETHER);
        List<int[]> prompts = questions.part(from, to).prompts();
        Said a = left.to(prompts, from);
        Said b = right.to(prompts, from);
        double[] wins = opinions.wins(prompts.toArray(int[][]::new), a.made(), b.made());
        for (int i = 0; i < prompts.size(); i++) {
          String prompt = tokenizer.decode(prompts.get(i), true);
          Answer.pair(prompt, a.answer(i, tokenizer), b.answer(i, tokenizer), wins[i])
              .ifPresent(pairs::add);
        }
      }
    }
    return pairs;
  }

  private Answers answers(LanguageModel who, Answers.Stream stream) {
    return new Answers(who, sampling, seed, stream, newTokens);
  }

  /** One of the two policies, and its judge. */
  private record Side(String name, Answers answers, Opinions judge) {
    Said to(List<int[]> prompts, int first) {
      List<Long> numbers = LongStream.range(first, first + prompts.size()).boxed().toList();
      Responses made = Responses.of(answers.to(prompts, numbers, 1));
      return new Said(name, made, judge.scores(prompts.toArray(int[][]::new), made));
    }
  }

  /** What a policy said to some prompts, and how good the judge finds it where it scores. */
  private record Said(String from, Responses made, double[] scores) {
    Answer answer(int i, ModelTokenizer tokenizer) {
      String text = tokenizer.decode(made.tokens()[i], true);
      return new Answer(
          from, text, scores.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(scores[i]));
    }
  }

  private record Answer(String from, String text, OptionalDouble score) {

    /** A row of preference data; none of equals, or with nothing said. */
    static Optional<ObjectNode> pair(String prompt, Answer a, Answer b, double win) {
      if (win == 0.5 || a.text.equals(b.text) || a.text.isEmpty() || b.text.isEmpty()) {
        return Optional.empty();
      }
      Answer chosen = win > 0.5 ? a : b;
      Answer rejected = win > 0.5 ? b : a;
      ObjectNode row =
          JSON.createObjectNode()
              .put("prompt", prompt)
              .put("chosen", chosen.text)
              .put("rejected", rejected.text)
              .put("chosen_from", chosen.from);
      chosen.score.ifPresent(score -> row.put("chosen_score", score));
      rejected.score.ifPresent(score -> row.put("rejected_score", score));
      return Optional.of(row);
    }
  }
}
