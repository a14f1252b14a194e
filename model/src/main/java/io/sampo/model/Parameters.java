package io.sampo.model;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.digest.Digests;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.checkpoint.TensorType;
import io.sampo.model.engine.Program;
import io.sampo.model.engine.TensorMath;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A model's weights: named tensors in the engine's memory, ordered by name. Their bytes in that
 * order, little endian, are what a snapshot holds and what its digest covers.
 */
public final class Parameters implements AutoCloseable {
  private final PtNDManager manager;
  private final boolean owner;
  private final TensorMath math;
  private final DataType dtype;
  private final List<TensorSpec> specs;
  private final PtNDArray[] tensors;

  private Parameters(TensorMath math, Compute compute, List<TensorSpec> specs) {
    this(
        Program.newManager(compute.device()),
        true,
        math,
        compute.dtype(),
        specs,
        new PtNDArray[specs.size()]);
  }

  private Parameters(
      PtNDManager manager,
      boolean owner,
      TensorMath math,
      DataType dtype,
      List<TensorSpec> specs,
      PtNDArray[] tensors) {
    this.manager = manager;
    this.owner = owner;
    this.math = math;
    this.dtype = dtype;
    this.specs = specs;
    this.tensors = tensors;
  }

  /** Copies the tensors that the slots name from wherever {@code source} finds them. */
  public static Parameters of(
      TensorMath math,
      Compute compute,
      List<TensorSpec> slots,
      Function<TensorSpec, StoredTensor> source) {
    Parameters parameters = new Parameters(math, compute, byName(slots));
    try {
      for (int i = 0; i < parameters.tensors.length; i++) {
        TensorSpec spec = parameters.specs.get(i);
        StoredTensor stored = source.apply(spec);
        parameters.tensors[i] =
            math.tensor(
                parameters.manager,
                new Shape(spec.shape()),
                parameters.dtype,
                stored.bytes(),
                stored.type().dtype());
      }
      return parameters;
    } catch (RuntimeException e) {
      parameters.close();
      throw e;
    }
  }

  /** Copies some of another model's tensors. */
  static Parameters copies(
      TensorMath math, Compute compute, List<TensorSpec> wanted, Parameters from) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(from.byteSize());
      from.copyTo(bytes);
      Map<String, StoredTensor> views = new HashMap<>();
      from.views(bytes).forEach(view -> views.put(view.name(), view));
      return of(math, compute, wanted, spec -> Objects.requireNonNull(views.get(spec.name())));
    }
  }

  /** Those whose names begin alike, the very same tensors, which these go on owning. */
  public Parameters under(String prefix) {
    int[] kept =
        IntStream.range(0, tensors.length)
            .filter(i -> specs.get(i).name().startsWith(prefix))
            .toArray();
    return new Parameters(
        manager,
        false,
        math,
        dtype,
        Arrays.stream(kept).mapToObj(specs::get).toList(),
        Arrays.stream(kept).mapToObj(i -> tensors[i]).toArray(PtNDArray[]::new));
  }

  private static List<TensorSpec> byName(List<TensorSpec> slots) {
    TreeMap<String, TensorSpec> sorted = new TreeMap<>();
    slots.forEach(slot -> sorted.put(slot.name(), slot));
    return List.copyOf(sorted.values());
  }

  public List<TensorSpec> specs() {
    return specs;
  }

  public DataType dtype() {
    return dtype;
  }

  /** The tensors in name order, for the optimizer. */
  public PtNDArray[] tensors() {
    return tensors.clone();
  }

  /** The tensors in the program's order; one may stand twice. */
  PtNDArray[] bySlot(List<TensorSpec> slots) {
    List<String> names = specs.stream().map(TensorSpec::name).toList();
    return slots.stream()
        .map(slot -> tensors[names.indexOf(slot.name())])
        .toArray(PtNDArray[]::new);
  }

  /** From now on forward passes build a graph. Only a learner's weights do. */
  public void requireGradients() {
    for (PtNDArray tensor : tensors) {
      tensor.setRequiresGradient(true);
    }
  }

  /** The tensor of that name. */
  public PtNDArray tensor(String name) {
    for (int i = 0; i < tensors.length; i++) {
      if (specs.get(i).name().equals(name)) {
        return tensors[i];
      }
    }
    throw new IllegalArgumentException("no tensor " + name);
  }

  /** How many numbers the weights hold. */
  public long elements() {
    return specs.stream().mapToLong(TensorSpec::elements).sum();
  }

  /** How many arrays their manager holds: more than there are weights is a leak. */
  public int arrays() {
    return manager.getManagedArrays().size();
  }

  /** How many bytes {@link #copyTo} writes. */
  public long byteSize() {
    return elements() * dtype.getNumOfBytes();
  }

  /** Copies all weights out, in name order. */
  public void copyTo(MemorySegment target) {
    forEachSlice(target, math::copyTo);
  }

  /** Overwrites all weights with bytes that {@link #copyTo} wrote. */
  public void copyFrom(MemorySegment source) {
    if (source.byteSize() != byteSize()) {
      throw new ModelException(
          "snapshot: " + source.byteSize() + " bytes (expected: " + byteSize() + ")");
    }
    forEachSlice(source, (tensor, bytes) -> math.assign(tensor, bytes, dtype));
  }

  /** The weights' bytes as named tensors, for a file. */
  public List<StoredTensor> views(MemorySegment bytes) {
    List<StoredTensor> views = new ArrayList<>();
    long at = 0;
    for (TensorSpec spec : specs) {
      long size = spec.elements() * dtype.getNumOfBytes();
      views.add(
          new StoredTensor(
              spec.name(), TensorType.of(dtype), spec.shape(), bytes.asSlice(at, size)));
      at += size;
    }
    return views;
  }

  /** SHA-256 over the weights' bytes in name order, in hex. */
  public String sha256() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(byteSize());
      copyTo(bytes);
      return sha256(bytes);
    }
  }

  private static String sha256(MemorySegment bytes) {
    MessageDigest digest = Digests.sha256();
    long piece = 1L << 28;
    for (long at = 0; at < bytes.byteSize(); at += piece) {
      digest.update(bytes.asSlice(at, Math.min(piece, bytes.byteSize() - at)).asByteBuffer());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private interface SliceAction {
    void apply(PtNDArray tensor, MemorySegment bytes);
  }

  private void forEachSlice(MemorySegment all, SliceAction action) {
    long at = 0;
    for (int i = 0; i < tensors.length; i++) {
      long size = specs.get(i).elements() * dtype.getNumOfBytes();
      action.apply(tensors[i], all.asSlice(at, size));
      at += size;
    }
  }

  @Override
  public void close() {
    if (owner) {
      manager.close();
    }
  }
}
