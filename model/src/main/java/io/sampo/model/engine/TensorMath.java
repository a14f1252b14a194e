package io.sampo.model.engine;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/**
 * Arithmetic over lists of tensors that knows no model: gradients, the optimizer's update, copies
 * to and from bytes.
 */
public final class TensorMath implements AutoCloseable {
  /** A ByteBuffer addresses at most 2 GB; bytes are copied in pieces of this many. */
  private static final long PIECE_BYTES = 1L << 26;

  private final Device device;
  private final Program program;

  public TensorMath(Device device) {
    this.device = device;
    this.program = Program.compile(device, Program.text("training.torchscript", Map.of()));
  }

  /** Where the tensors live. */
  public Device device() {
    return device;
  }

  /** Σ_i cotangents[i] · ∂outputs[i]/∂w for each weight w, as new tensors of {@code scope}. */
  public PtNDArray[] gradients(
      PtNDManager scope, PtNDArray outputs, PtNDArray cotangents, PtNDArray[] weights) {
    return program.tensors(
        scope, "gradients", Argument.of(outputs), Argument.of(cotangents), Argument.of(weights));
  }

  /** sums[i] += gradients[i]. */
  public void accumulate(PtNDArray[] sums, PtNDArray[] gradients) {
    program.run("accumulate", Argument.of(sums), Argument.of(gradients));
  }

  /** The L2 norm of each tensor. */
  public double[] norms(PtNDArray[] tensors) {
    try (PtNDManager scope = Program.newManager(device)) {
      return program.tensor(scope, "norms", Argument.of(tensors)).toDoubleArray();
    }
  }

  /** tensors[i] *= factor. */
  public void scale(PtNDArray[] tensors, double factor) {
    program.run("scale", Argument.of(tensors), Argument.of(factor));
  }

  /** One step of AdamW in place; {@code steps} count themselves. */
  public void adamw(
      PtNDArray[] weights,
      PtNDArray[] gradients,
      PtNDArray[] means,
      PtNDArray[] variances,
      PtNDArray[] steps,
      AdamWStep step) {
    program.run(
        "adamw",
        Argument.of(weights),
        Argument.of(gradients),
        Argument.of(means),
        Argument.of(variances),
        Argument.of(steps),
        Argument.of(step.learningRate()),
        Argument.of(step.beta1()),
        Argument.of(step.beta2()),
        Argument.of(step.weightDecay()),
        Argument.of(step.epsilon()));
  }

  /** averages ← rate · weights + (1 − rate) · averages. */
  public void blend(PtNDArray[] averages, PtNDArray[] weights, double rate) {
    program.run("blend", Argument.of(averages), Argument.of(weights), Argument.of(rate));
  }

  /** Exact KL(p ‖ q), nats, of each row of logits [M, V]. */
  public double[] divergence(PtNDArray p, PtNDArray q) {
    try (PtNDManager scope = Program.newManager(device)) {
      return program.tensor(scope, "divergence", Argument.of(p), Argument.of(q)).toDoubleArray();
    }
  }

  /**
   * A new tensor with these bytes, in memory of the engine's own (never a view: alignment is part
   * of the numerics).
   */
  public PtNDArray tensor(
      PtNDManager owner, Shape shape, DataType dtype, MemorySegment bytes, DataType stored) {
    PtNDArray tensor = cast(owner.create(shape, DataType.FLOAT32), dtype);
    assign(tensor, bytes, stored);
    return tensor;
  }

  /**
   * Replaces a tensor by one of another element type, which the same manager owns. It may require
   * gradients, other than what {@link Program#tensor} makes.
   */
  public PtNDArray cast(PtNDArray tensor, DataType dtype) {
    if (dtype == DataType.FLOAT32) {
      return tensor;
    }
    try (tensor;
        PtNDManager scope = Program.newManager(device)) {
      return dtype == DataType.BFLOAT16
          ? program.differentiable("bfloat16", Grouped.of(scope).tensor(tensor))
          : tensor.toType(dtype, true);
    }
  }

  /** Zeros in the shapes and types of these tensors. */
  public PtNDArray[] zerosLike(PtNDManager owner, PtNDArray... tensors) {
    return program.tensors(owner, "zeros", Argument.of(tensors));
  }

  /** Overwrites a tensor with bytes of element type {@code stored}. */
  public void assign(PtNDArray target, MemorySegment bytes, DataType stored) {
    int width = stored.getNumOfBytes();
    for (long at = 0; at < bytes.byteSize(); at += PIECE_BYTES) {
      long size = Math.min(PIECE_BYTES, bytes.byteSize() - at);
      try (PtNDManager scope = Program.newManager(Device.cpu())) {
        program.run(
            "assign",
            Argument.of(target),
            Argument.of(at / width),
            Argument.of(view(scope, bytes.asSlice(at, size))),
            Argument.of(ScalarType.code(stored)));
      }
    }
  }

  /**
   * An array over these bytes themselves: the engine reads them where they lie, outside the heap.
   */
  private static PtNDArray view(PtNDManager scope, MemorySegment bytes) {
    if (!bytes.isNative()) {
      throw new IllegalArgumentException("weights on the Java heap (expected: a native segment)");
    }
    return JniUtils.createNdFromByteBuffer(
        scope,
        bytes.asByteBuffer(),
        new Shape(bytes.byteSize()),
        DataType.UINT8,
        SparseFormat.DENSE,
        Device.cpu());
  }

  /** Copies a tensor's bytes, in its own element type, into {@code target}. */
  public void copyTo(PtNDArray source, MemorySegment target) {
    long width = target.byteSize() / Math.max(1, source.getShape().size());
    for (long at = 0; at < target.byteSize(); at += PIECE_BYTES) {
      long size = Math.min(PIECE_BYTES, target.byteSize() - at);
      try (PtNDManager scope = Program.newManager(Device.cpu())) {
        PtNDArray piece =
            program.tensor(
                scope,
                "piece",
                Argument.of(source),
                Argument.of(at / width),
                Argument.of(size / width));
        target.asSlice(at, size).copyFrom(MemorySegment.ofBuffer(piece.toByteBuffer(true)));
      }
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
