package io.sampo.model.policy;

import io.sampo.config.ModelSection;
import io.sampo.config.RunConfig;
import io.sampo.config.Trainable;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.architecture.Architecture;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.lora.LoraBase;
import java.nio.file.Path;
import java.util.List;

/**
 * The source of a run's policies at θ_0 and of the initial model. Policies that train a part stand
 * on one base in memory, which is also the initial model.
 */
public interface Policies extends AutoCloseable {
  /** A policy with weights of its own, as the run begins; closed before this is. */
  Policy begin();

  /** The initial model, which nothing changes; closed with this. */
  LanguageModel initial();

  /**
   * Writes what a run leaves: {@code model}, a plain model folder, and where adapters were trained
   * {@code adapter}, or {@code adapter/0} and so on.
   *
   * @param run the folder to write into
   */
  void save(Policy policy, Path run);

  @Override
  void close();

  /** How many numbers are trained of a model; layers that it has not are refused. */
  static long elements(Trainable trainable, ModelConfig model) {
    List<TensorSpec> trained =
        switch (trainable) {
          case Trainable.All _ -> Architecture.of(model).slots();
          case Trainable.LastLayers last -> LastLayers.tensors(model, last.layers());
          case Trainable.Lora lora -> LoraBase.tensors(model, lora);
        };
    return trained.stream().distinct().mapToLong(TensorSpec::elements).sum();
  }

  /** Those of a run; nothing is opened before it is asked for. */
  static Policies of(RunConfig config) {
    ModelSection model = config.model();
    Compute compute = Compute.of(model.device(), model.dtype().name());
    return of(model.path(), compute, config.trainable(), config.run().seed());
  }

  /**
   * Those on a model folder.
   *
   * @param seed that new adapters are drawn by
   */
  static Policies of(Path folder, Compute compute, Trainable trainable, long seed) {
    return switch (trainable) {
      case Trainable.All _ -> new WholePolicies(folder, compute);
      case Trainable.LastLayers last -> new BasedPolicies(folder, compute, new LastLayers(last));
      case Trainable.Lora lora -> new BasedPolicies(folder, compute, new Adapters(lora, seed));
    };
  }
}
