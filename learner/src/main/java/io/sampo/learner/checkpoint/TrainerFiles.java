package io.sampo.learner.checkpoint;

import ai.djl.pytorch.engine.PtNDArray;
import io.sampo.learner.optim.AdamW;
import io.sampo.learner.step.Member;
import io.sampo.learner.step.PolicyTrainer;
import io.sampo.model.Parameters;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.SafetensorsFile;
import io.sampo.model.checkpoint.SafetensorsWriter;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.engine.TensorMath;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A trainer's tensors as files: what is trained of the policy, the moments of the members'
 * optimizers under the names of their weights, the moving average.
 */
public final class TrainerFiles {
  private static final String POLICY = "policy.safetensors";
  private static final String AVERAGE = "ema.safetensors";
  private static final String MEANS = "adamw-means.safetensors";
  private static final String VARIANCES = "adamw-variances.safetensors";

  private TrainerFiles() {}

  public static void write(PolicyTrainer trainer, Path folder) {
    write(trainer, trainer.policy().parameters().tensors(), folder.resolve(POLICY));
    trainer
        .average()
        .ifPresent(a -> write(trainer, a.parameters().tensors(), folder.resolve(AVERAGE)));
    write(trainer, moments(trainer, AdamW::means), folder.resolve(MEANS));
    write(trainer, moments(trainer, AdamW::variances), folder.resolve(VARIANCES));
  }

  /** Overwrites a trainer's tensors with those of a checkpoint. */
  public static void read(PolicyTrainer trainer, Path folder, int updates) {
    read(trainer, trainer.policy().parameters().tensors(), folder.resolve(POLICY));
    trainer
        .average()
        .ifPresent(a -> read(trainer, a.parameters().tensors(), folder.resolve(AVERAGE)));
    read(trainer, moments(trainer, AdamW::means), folder.resolve(MEANS));
    read(trainer, moments(trainer, AdamW::variances), folder.resolve(VARIANCES));
    trainer.members().forEach(member -> member.optimizer().resumeAt(updates));
  }

  /** The trained tensors of a checkpoint. */
  public static SafetensorsFile trained(Path folder) {
    return SafetensorsFile.open(folder.resolve(POLICY));
  }

  /** One moment of every trained tensor, in the order of the policy's names. */
  private static PtNDArray[] moments(PolicyTrainer trainer, Function<AdamW, PtNDArray[]> moment) {
    Map<String, PtNDArray> byName = new HashMap<>();
    for (Member member : trainer.members()) {
      List<TensorSpec> specs = member.model().parameters().specs();
      PtNDArray[] tensors = moment.apply(member.optimizer());
      for (int i = 0; i < tensors.length; i++) {
        byName.put(specs.get(i).name(), tensors[i]);
      }
    }
    return trainer.policy().parameters().specs().stream()
        .map(spec -> byName.get(spec.name()))
        .toArray(PtNDArray[]::new);
  }

  private static void write(PolicyTrainer trainer, PtNDArray[] tensors, Path file) {
    Parameters parameters = trainer.policy().parameters();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(parameters.byteSize());
      List<StoredTensor> views = parameters.views(bytes);
      for (int i = 0; i < tensors.length; i++) {
        trainer.policy().math().copyTo(tensors[i], views.get(i).bytes());
      }
      SafetensorsWriter.write(file, views);
    }
  }

  private static void read(PolicyTrainer trainer, PtNDArray[] tensors, Path file) {
    TensorMath math = trainer.policy().math();
    try (SafetensorsFile opened = SafetensorsFile.open(file)) {
      List<StoredTensor> stored = new ArrayList<>(opened.tensors().values());
      for (int i = 0; i < tensors.length; i++) {
        math.assign(tensors[i], stored.get(i).bytes(), stored.get(i).type().dtype());
      }
    }
  }
}
