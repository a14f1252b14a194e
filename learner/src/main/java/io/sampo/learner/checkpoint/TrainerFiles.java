package io.sampo.learner.checkpoint;

import ai.djl.pytorch.engine.PtNDArray;
import io.sampo.learner.optim.AdamW;
import io.sampo.learner.step.PolicyTrainer;
import io.sampo.model.LanguageModel;
import io.sampo.model.Parameters;
import io.sampo.model.checkpoint.SafetensorsFile;
import io.sampo.model.checkpoint.SafetensorsWriter;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.engine.TensorMath;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A trainer's tensors as files: the policy, the optimizer's moments, the moving average. */
public final class TrainerFiles {
  private static final String POLICY = "policy.safetensors";
  private static final String AVERAGE = "ema.safetensors";
  private static final String MEANS = "adamw-means.safetensors";
  private static final String VARIANCES = "adamw-variances.safetensors";

  private TrainerFiles() {}

  public static void write(PolicyTrainer trainer, Path folder) {
    AdamW optimizer = trainer.optimizer();
    writeWeights(trainer.policy(), folder.resolve(POLICY));
    trainer.average().ifPresent(a -> writeWeights(a, folder.resolve(AVERAGE)));
    writeTensors(trainer, optimizer.means(), folder.resolve(MEANS));
    writeTensors(trainer, optimizer.variances(), folder.resolve(VARIANCES));
  }

  /** Overwrites a trainer's tensors with those of a checkpoint. */
  public static void read(PolicyTrainer trainer, Path folder, int updates) {
    AdamW optimizer = trainer.optimizer();
    readTensors(trainer, trainer.policy().parameters().tensors(), folder.resolve(POLICY));
    trainer
        .average()
        .ifPresent(a -> readTensors(trainer, a.parameters().tensors(), folder.resolve(AVERAGE)));
    readTensors(trainer, optimizer.means(), folder.resolve(MEANS));
    readTensors(trainer, optimizer.variances(), folder.resolve(VARIANCES));
    optimizer.resumeAt(updates);
  }

  private static void writeWeights(LanguageModel model, Path file) {
    Parameters parameters = model.parameters();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(parameters.byteSize());
      parameters.copyTo(bytes);
      SafetensorsWriter.write(file, parameters.views(bytes));
    }
  }

  private static void writeTensors(PolicyTrainer trainer, PtNDArray[] tensors, Path file) {
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

  private static void readTensors(PolicyTrainer trainer, PtNDArray[] tensors, Path file) {
    TensorMath math = trainer.policy().math();
    try (SafetensorsFile opened = SafetensorsFile.open(file)) {
      List<StoredTensor> stored = new ArrayList<>(opened.tensors().values());
      for (int i = 0; i < tensors.length; i++) {
        math.assign(tensors[i], stored.get(i).bytes(), stored.get(i).type().dtype());
      }
    }
  }
}
