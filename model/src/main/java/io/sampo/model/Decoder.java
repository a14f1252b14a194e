package io.sampo.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.architecture.Architecture;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.RotaryTables;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.engine.Argument;
import io.sampo.model.engine.Program;
import io.sampo.model.engine.TensorMath;
import java.util.List;

/** A compiled decoder without weights: what all models that stand on one base share. */
final class Decoder implements AutoCloseable {
  private final ModelConfig config;
  private final Compute compute;
  private final List<TensorSpec> slots;
  private final TensorMath math;
  private final Program program;
  private final PtNDManager manager;
  private final PtNDArray[] tables;
  private final Argument rotary;

  Decoder(ModelConfig config, Compute compute) {
    Architecture architecture = Architecture.of(config);
    this.config = config;
    this.compute = compute;
    this.slots = architecture.slots();
    this.math = new TensorMath(compute.device());
    this.program = Program.compile(compute.device(), architecture.text());
    this.manager = Program.newManager(compute.device());
    this.tables = tables(architecture.rotaryTables(config.contextSize()));
    this.rotary = Argument.lasting(tables);
  }

  private PtNDArray[] tables(RotaryTables t) {
    return new PtNDArray[] {table(t.cos(), t.pairs()), table(t.sin(), t.pairs())};
  }

  private PtNDArray table(float[] values, int columns) {
    Shape shape = new Shape(config.contextSize(), columns);
    PtNDArray table = (PtNDArray) manager.create(values, shape);
    return math.cast(table, compute.dtype());
  }

  ModelConfig config() {
    return config;
  }

  Compute compute() {
    return compute;
  }

  /** The weights that the program indexes, in its order. */
  List<TensorSpec> slots() {
    return slots;
  }

  TensorMath math() {
    return math;
  }

  Program program() {
    return program;
  }

  PtNDArray[] tables() {
    return tables;
  }

  /** The tables as an argument that serves every call. */
  Argument rotary() {
    return rotary;
  }

  @Override
  public void close() {
    rotary.close();
    manager.close();
    program.close();
    math.close();
  }
}
