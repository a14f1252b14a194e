package io.sampo.model.lora;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.Parameters;
import io.sampo.model.Weights;
import io.sampo.model.engine.Argument;
import io.sampo.model.engine.Grouped;
import io.sampo.model.noise.NoiseKey;
import java.util.Arrays;

/**
 * A base's weights with adapters added: merged into them before a pass, or beside them during it.
 * Sampler and learner come by them through the same program, so that with one adapter and no lag
 * their log-probs have the same bits.
 */
final class LoraWeights implements Weights {
  private final LoraBase base;
  private final Parameters parameters;
  private final PtNDArray[] slots;
  private final PtNDArray[] frozen;
  private final PtNDArray[] a;
  private final PtNDArray[] b;
  private final Dropout dropout;

  /**
   * @param parameters the tensors of these adapters
   * @param adapters their numbers; of several the mean is meant
   */
  LoraWeights(LoraBase base, Parameters parameters, int[] adapters) {
    this.base = base;
    this.parameters = parameters;
    this.slots = base.model().bySlot();
    this.frozen =
        base.modules().stream().map(module -> slots[module.slot()]).toArray(PtNDArray[]::new);
    this.a = factors(adapters, 'A');
    this.b = factors(adapters, 'B');
    this.dropout = new Dropout(base.settings().dropout(), slots.length, adapters[0]);
  }

  private PtNDArray[] factors(int[] adapters, char factor) {
    return base.modules().stream()
        .flatMap(module ->
            Arrays.stream(adapters)
                .mapToObj(adapter -> parameters.tensor(module.name(adapter, factor))))
        .toArray(PtNDArray[]::new);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public PtNDArray[] fixed(PtNDManager scope) {
    return switch (base.settings().form()) {
      case MERGED -> dense(scope);
      case UNMERGED ->
          beside(base.program().tensors(scope, "wide", Argument.of(a), Argument.of(b)));
    };
  }

  @Override
  public PtNDArray[] differentiable(PtNDManager scope, NoiseKey noise) {
    Grouped factors = Grouped.of(scope);
    return switch (base.settings().form()) {
      case MERGED ->
          replaced(
              base.program()
                  .differentiables("merged", factors.list("W", frozen).list("A", a).list("B", b)));
      case UNMERGED ->
          dropout.keyed(
              scope,
              noise,
              beside(base.program().differentiables("wide", factors.list("A", a).list("B", b))));
    };
  }

  @Override
  public PtNDArray[] dense(PtNDManager scope) {
    return replaced(
        base.program()
            .tensors(scope, "merged", Argument.of(frozen), Argument.of(a), Argument.of(b)));
  }

  /** The base's slots, the adapted ones exchanged. */
  private PtNDArray[] replaced(PtNDArray[] merged) {
    PtNDArray[] all = slots.clone();
    for (int m = 0; m < merged.length; m++) {
      all[base.modules().get(m).slot()] = merged[m];
    }
    return all;
  }

  /** The base's slots, followed by two factors a slot. */
  private PtNDArray[] beside(PtNDArray[] factors) {
    PtNDArray[] all = Arrays.copyOf(slots, 3 * slots.length);
    Arrays.fill(all, slots.length, all.length, base.none());
    for (int m = 0; m < base.modules().size(); m++) {
      int at = slots.length + 2 * base.modules().get(m).slot();
      all[at] = factors[2 * m];
      all[at + 1] = factors[2 * m + 1];
    }
    return all;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
