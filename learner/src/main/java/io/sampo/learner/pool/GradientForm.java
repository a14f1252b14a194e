package io.sampo.learner.pool;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import io.sampo.learner.optim.Gradients;
import io.sampo.learner.step.MicroGradient;
import io.sampo.model.LanguageModel;
import io.sampo.model.Parameters;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.weights.Dtype;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotDraft;
import io.sampo.weights.SnapshotLayout;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotOrigin;
import io.sampo.weights.TensorInfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How a micro-batch's gradient travels: as a snapshot does, each tensor under the name of the
 * weight that it is the gradient of, bit for bit.
 */
final class GradientForm {
  private final List<LanguageModel> members;
  private final SnapshotLayout layout;

  /** Of the members of a policy, whose weights have distinct names. */
  GradientForm(List<LanguageModel> members) {
    this.members = List.copyOf(members);
    this.layout =
        new SnapshotLayout(
            members.stream()
                .flatMap(member -> infos(member.parameters()).stream())
                .sorted(Comparator.comparing(TensorInfo::name))
                .toList());
  }

  private static List<TensorInfo> infos(Parameters parameters) {
    Dtype dtype = Dtype.of(parameters.dtype().name().toLowerCase(Locale.ROOT));
    return parameters.specs().stream()
        .map(spec -> new TensorInfo(spec.name(), dtype, spec.shape()))
        .toList();
  }

  /** The bytes, in memory that the caller closes. */
  Snapshot write(MicroGradient gradient, SnapshotMemory memory, SnapshotOrigin origin) {
    try (SnapshotDraft draft = new SnapshotDraft(memory, origin, layout)) {
      for (int i = 0; i < members.size(); i++) {
        write(members.get(i), gradient.gradients().get(i), draft);
      }
      return draft.seal();
    }
  }

  private static void write(LanguageModel member, Gradients gradients, SnapshotDraft draft) {
    Parameters parameters = member.parameters();
    PtNDArray[] tensors = gradients.tensors();
    for (int i = 0; i < tensors.length; i++) {
      TensorSpec spec = parameters.specs().get(i);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment bytes = arena.allocate(spec.elements() * parameters.dtype().getNumOfBytes());
        member.math().copyTo(tensors[i], bytes);
        draft.put(spec.name(), bytes);
      }
    }
  }

  /** The gradient again, in the engine's memory; what was delivered stays open. */
  MicroGradient read(Delivered delivered) {
    List<Gradients> gradients = new ArrayList<>();
    for (LanguageModel member : members) {
      gradients.add(read(member, delivered.gradient()));
    }
    return new MicroGradient(gradients, delivered.sums());
  }

  private static Gradients read(LanguageModel member, Snapshot bytes) {
    Parameters parameters = member.parameters();
    return Gradients.of(
        member.math(),
        manager ->
            parameters.specs().stream()
                .map(spec ->
                    member
                        .math()
                        .tensor(
                            manager,
                            new Shape(spec.shape()),
                            parameters.dtype(),
                            bytes.tensor(spec.name()),
                            parameters.dtype()))
                .toArray(PtNDArray[]::new));
  }
}
