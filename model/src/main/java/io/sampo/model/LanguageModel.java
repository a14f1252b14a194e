package io.sampo.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.architecture.Architecture;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.RotaryTables;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.checkpoint.ModelFolderWriter;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.engine.Argument;
import io.sampo.model.engine.Grouped;
import io.sampo.model.engine.Program;
import io.sampo.model.engine.TensorMath;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A decoder with its weights. Used by one thread at a time; every call covers exactly one order or
 * one micro-batch.
 */
public final class LanguageModel implements AutoCloseable {
  private final ModelConfig config;
  private final Compute compute;
  private final TensorMath math;
  private final Program program;
  private final Parameters parameters;
  private final PtNDArray[] slots;
  private final PtNDManager tables;
  private final PtNDArray[] tableTensors;
  private final Argument weights;
  private final Argument rotary;

  private LanguageModel(
      ModelConfig config, Compute compute, Function<TensorSpec, StoredTensor> source) {
    Architecture architecture = Architecture.of(config);
    this.config = config;
    this.compute = compute;
    this.math = new TensorMath(compute.device());
    this.program = Program.compile(compute.device(), architecture.text());
    this.parameters = Parameters.of(math, compute, architecture.slots(), source);
    this.slots = parameters.bySlot(architecture.slots());
    this.weights = Argument.lasting(slots);
    this.tables = Program.newManager(compute.device());
    this.tableTensors = tables(architecture.rotaryTables(config.contextSize()));
    this.rotary = Argument.lasting(tableTensors);
  }

  /**
   * Opens a folder in Hugging Face layout; files of 16 bits are widened or narrowed to the type of
   * {@code compute}.
   */
  public static LanguageModel open(Path path, Compute compute) {
    try (ModelFolder folder = ModelFolder.open(path)) {
      return new LanguageModel(
          folder.config(), compute, spec -> folder.tensor(spec.name(), spec.shape()));
    }
  }

  /** A model of that shape with weights from elsewhere. */
  public static LanguageModel of(
      ModelConfig config, Compute compute, Function<TensorSpec, StoredTensor> source) {
    return new LanguageModel(config, compute, source);
  }

  private PtNDArray[] tables(RotaryTables t) {
    return new PtNDArray[] {table(t.cos(), t.pairs()), table(t.sin(), t.pairs())};
  }

  private PtNDArray table(float[] values, int columns) {
    PtNDArray table = (PtNDArray) tables.create(values, new Shape(config.contextSize(), columns));
    return math.cast(table, compute.dtype());
  }

  public ModelConfig config() {
    return config;
  }

  public Compute compute() {
    return compute;
  }

  public Parameters parameters() {
    return parameters;
  }

  /** Writes config.json and model.safetensors, in the type that the model computes in. */
  public void save(Path folder) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(parameters.byteSize());
      parameters.copyTo(bytes);
      ModelFolderWriter.write(folder, config, parameters.views(bytes));
    }
  }

  /** The arithmetic over tensors of this model's device. */
  public TensorMath math() {
    return math;
  }

  /** log π(target | what precedes it), nats, float32, one per entry of {@code rows.at}. */
  public float[] tokenLogProbs(Rows rows) {
    try (PtNDManager scope = Program.newManager(compute.device())) {
      return forward(scope, Output.TOKEN_LOG_PROBS, rows).toFloatArray();
    }
  }

  /** The same, and beside it the log-probs under the distribution at this temperature. */
  public TemperedLogProbs tokenLogProbs(Rows rows, double temperature) {
    try (PtNDManager scope = Program.newManager(compute.device())) {
      return TemperedLogProbs.of(
          forward(scope, Output.TEMPERED_LOG_PROBS, rows, temperature).toFloatArray());
    }
  }

  /** The scalar head's outputs, float32, one per entry of {@code rows.at}. */
  public float[] scores(Rows rows) {
    try (PtNDManager scope = Program.newManager(compute.device())) {
      return forward(scope, Output.SCORES, rows).toFloatArray();
    }
  }

  /** A forward pass over response tokens that can be differentiated. */
  public Pass tokenPass(Rows rows) {
    return new Pass(this, rows, Output.TOKEN_LOG_PROBS);
  }

  /**
   * The same, and beside its outputs the log-probs at this temperature, through which nothing is
   * differentiated.
   */
  public Pass tokenPass(Rows rows, double temperature) {
    return new Pass(this, rows, Output.TEMPERED_LOG_PROBS, temperature);
  }

  /** A forward pass over the scalar head that can be differentiated. */
  public Pass scorePass(Rows rows) {
    return new Pass(this, rows, Output.SCORES);
  }

  /** Logits, float32, [entries of at · vocabulary] row major. */
  public float[] logits(Rows rows) {
    try (PtNDManager scope = Program.newManager(compute.device())) {
      return forward(scope, Output.LOGITS, rows).toFloatArray();
    }
  }

  /**
   * Exact KL(this ‖ other) of the next-token distributions, nats, one per entry of {@code rows.at}.
   */
  public double[] divergence(LanguageModel other, Rows rows) {
    try (PtNDManager scope = Program.newManager(compute.device())) {
      return math.divergence(
          forward(scope, Output.LOGITS, rows), other.forward(scope, Output.LOGITS, rows));
    }
  }

  private PtNDArray forward(PtNDManager scope, Output output, Rows rows, double... temperature) {
    return program.tensor(
        scope,
        output.method(),
        Stream.concat(
                Stream.of(inputs(scope, output, rows, temperature)).map(Argument::of),
                Stream.of(weights, rotary))
            .toArray(Argument[]::new));
  }

  /** The same with the graph kept. */
  PtNDArray differentiable(PtNDManager scope, Output output, Rows rows, double... temperature) {
    Grouped arguments = Grouped.of(scope);
    for (PtNDArray input : inputs(scope, output, rows, temperature)) {
      arguments.tensor(input);
    }
    arguments.list("W", slots).list("T", tableTensors);
    return program.differentiable(output.method(), arguments);
  }

  private PtNDArray[] inputs(PtNDManager scope, Output output, Rows rows, double... temperature) {
    Reach.of(config).check(rows);
    Shape shape = new Shape(rows.rows(), rows.width());
    List<PtNDArray> inputs = new ArrayList<>();
    inputs.add(longs(scope, rows.ids(), shape));
    inputs.add(longs(scope, rows.positions(), shape));
    inputs.add(segments(scope, rows.segments(), shape));
    inputs.add(longs(scope, rows.at(), new Shape(rows.at().length)));
    if (output.hasTargets()) {
      inputs.add(longs(scope, rows.targets(), new Shape(rows.targets().length)));
    }
    for (double value : temperature) {
      inputs.add((PtNDArray) scope.create(value));
    }
    return inputs.toArray(PtNDArray[]::new);
  }

  /** Continues prompts until an end-of-sequence token or the length limit. */
  public Generation generate(GenerationRequest request) {
    Prefill prefill = Prefill.of(request.prompts());
    Reach.of(config).check(prefill, request.newTokens());
    Sampling sampling = request.sampling();
    long[] ends = request.ends().stream().mapToLong(Integer::longValue).sorted().toArray();
    try (PtNDManager scope = Program.newManager(compute.device())) {
      Shape shape = new Shape(request.prompts().size(), prefill.width());
      Shape noise = new Shape(request.rows(), request.newTokens());
      PtNDArray[] made =
          program.tensors(
              scope,
              "generate",
              weights,
              rotary,
              Argument.of(longs(scope, prefill.ids(), shape)),
              Argument.of(longs(scope, prefill.positions(), shape)),
              Argument.of(segments(scope, prefill.segments(), shape)),
              Argument.of(request.copies()),
              Argument.of((PtNDArray) scope.create(request.noise(), noise)),
              Argument.of(longs(scope, ends, new Shape(ends.length))),
              Argument.of(sampling.greedy()),
              Argument.of(sampling.temperature()),
              Argument.of(sampling.topK()),
              Argument.of(sampling.topP()));
      return new GenerationReader(request.ends(), request.rows()).read(made[0], made[1], made[2]);
    }
  }

  private static PtNDArray segments(PtNDManager scope, long[] values, Shape shape) {
    return longs(scope, values, values.length == 0 ? new Shape(0) : shape);
  }

  private static PtNDArray longs(PtNDManager scope, long[] values, Shape shape) {
    return (PtNDArray) scope.create(values, shape);
  }

  @Override
  public void close() {
    weights.close();
    rotary.close();
    tables.close();
    parameters.close();
    program.close();
    math.close();
  }
}
