package io.sampo.bench;

import io.sampo.model.GenerationRequest;
import io.sampo.model.LanguageModel;
import io.sampo.model.Sampling;
import io.sampo.model.noise.NoiseKey;
import java.util.List;
import java.util.Set;

/** Samples with a key/value cache: prompts of one length, no end of sequence, log-probs kept. */
public record GenerateBenchmark(Job job) {

  /** Tokens per second, median and best. */
  public record Result(long tokensPerSecond, long best) {}

  public Result run() {
    NoiseKey noise = new NoiseKey(0, 0, 0);
    try (LanguageModel model = job.preset().model(1, job.context())) {
      Timing timing = Timing.of(job.runs(), () -> model.generate(request(noise)));
      double tokens = (double) job.batch() * job.newTokens();
      return new Result(Math.round(tokens / timing.median()), Math.round(tokens / timing.least()));
    }
  }

  private GenerationRequest request(NoiseKey noise) {
    List<int[]> prompts =
        new RandomTokens(job.preset().vocabularySize(), noise)
            .sequences(job.batch(), job.promptLength());
    return new GenerationRequest(
        prompts, 1, job.newTokens(), Sampling.plain(), noise::uniform, Set.of());
  }
}
