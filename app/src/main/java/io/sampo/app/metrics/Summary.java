package io.sampo.app.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code summary.json}: what a finished run comes to. What was not measured is {@code null}.
 *
 * @param name the run's
 * @param algorithm the bundled algorithm, or {@code custom}
 * @param loss the loss that ran: dpo, ipo, slic, bo2 or hypo
 * @param reference what the loss refers to: sft, behaviour, ema or fixed
 * @param trainingJudge who drove the training: reward-model, preference-model, golden or none
 * @param evaluationJudge who measured, the golden judge: golden, reward-model, preference-model or
 *     none
 * @param seed what all noise was keyed by
 * @param steps updates committed
 * @param lag steps between the weights that generate and those that learn
 * @param samplers workers that generated
 * @param threads intra-op threads of each worker
 * @param processes whether each role had a JVM of its own
 * @param device where the arithmetic ran
 * @param dtype of the weights
 * @param winRateBefore golden win rate of the initial model against the reference texts, 0..1
 * @param winRateAfter the same of the final model
 * @param proxyBefore mean score of the proxy, the judge that drove the training, for the initial
 *     model's answers; null where it has no scores or is the golden judge
 * @param proxyAfter the same for the final model's
 * @param goldenBefore mean golden score of the initial model's answers
 * @param goldenAfter the same of the final model's
 * @param kl reverse KL of the final model to the initial one, nats per response, exact per token
 * @param klEstimate the same from the log-probs of the sampled tokens alone
 * @param evaluationPrompts prompts of the evaluations before and after
 * @param updatesPerS updates per second from the first order to the last commit
 * @param samplesPerS training responses generated per second over the same time
 * @param wallS seconds of the whole run, evaluations included
 * @param trainable what was trained: all, last-layers(n) or lora(…)
 * @param trainableParameters how many numbers that is
 * @param orders counts of distinct orders
 * @param pairs counts of judged rows
 * @param weightsSha256 over the bytes of the trained tensors in name order, as they travelled
 */
public record Summary(
    String name,
    String algorithm,
    String loss,
    String reference,
    String trainingJudge,
    String evaluationJudge,
    long seed,
    int steps,
    int lag,
    int samplers,
    int threads,
    boolean processes,
    String device,
    String dtype,
    boolean mixedNumerics,
    @Nullable Double winRateBefore,
    @Nullable Double winRateAfter,
    @Nullable Double proxyBefore,
    @Nullable Double proxyAfter,
    @Nullable Double goldenBefore,
    @Nullable Double goldenAfter,
    @Nullable Double kl,
    @Nullable Double klEstimate,
    int evaluationPrompts,
    double updatesPerS,
    double samplesPerS,
    double wallS,
    String trainable,
    long trainableParameters,
    Orders orders,
    Pairs pairs,
    String weightsSha256) {

  /**
   * Distinct orders by what became of them: issued = trained + dropped once a run is over.
   *
   * @param reissued those of them that were issued more than once
   */
  public record Orders(long issued, long trained, long dropped, long reissued) {}

  /** Judged rows by what became of them: judged = trained + tied + invalid. */
  public record Pairs(long judged, long trained, long tied, long invalid) {}

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  public static Summary read(Path file) throws IOException {
    return JSON.readValue(Files.readString(file), Summary.class);
  }

  /** Writes the file whole, or leaves what was there. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, json() + "\n");
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers and text has no JSON", e);
    }
  }
}
