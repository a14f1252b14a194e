package io.sampo.model.lora;

import io.sampo.config.Trainable.Lora;
import io.sampo.model.ModelException;
import io.sampo.model.architecture.Architecture;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.TensorSpec;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The linear layers that a list of targets means in a model; the head is none of them. */
final class LoraModules {
  private static final String WEIGHT = ".weight";

  private LoraModules() {}

  /**
   * The layers of these names, in the program's order. As in PEFT a target is the end of a path.
   */
  static List<LoraModule> of(ModelConfig config, List<String> targets) {
    List<LoraModule> known = linear(Architecture.of(config));
    for (String target : targets) {
      require(target, known);
    }
    return known.stream().filter(module -> targets.stream().anyMatch(means(module))).toList();
  }

  private static Predicate<String> means(LoraModule module) {
    return target ->
        target.equals(module.path())
            || module.path().endsWith("." + target)
            || target.equals(Lora.ALL_LINEAR);
  }

  private static void require(String target, List<LoraModule> known) {
    if (known.stream().noneMatch(module -> means(module).test(target))) {
      TreeSet<String> names = new TreeSet<>();
      known.forEach(module -> names.add(lastName(module.path())));
      throw new ModelException(
          "LoRA target %s: no layer of the model (expected: %s or some of %s)"
              .formatted(target, Lora.ALL_LINEAR, String.join(", ", names)));
    }
  }

  /** Targets that name the modules one by one: PEFT's all-linear may mean others. */
  static List<String> targets(Lora settings, List<LoraModule> modules) {
    return settings.targets().stream()
        .flatMap(target ->
            target.equals(Lora.ALL_LINEAR)
                ? modules.stream().map(module -> lastName(module.path()))
                : Stream.of(target))
        .distinct()
        .sorted()
        .toList();
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The matrices of the layers. */
  private static List<LoraModule> linear(Architecture architecture) {
    List<TensorSpec> slots = architecture.slots();
    return IntStream.range(architecture.firstLayerSlot(), slots.size())
        .filter(slot -> slots.get(slot).shape().size() == 2)
        .mapToObj(slot -> module(slots.get(slot), slot, architecture.storedInOut()))
        .toList();
  }

  private static LoraModule module(TensorSpec weight, int slot, boolean inOut) {
    String path = weight.name().substring(0, weight.name().length() - WEIGHT.length());
    long rows = weight.shape().get(0);
    long columns = weight.shape().get(1);
    return new LoraModule(path, slot, inOut ? rows : columns, inOut ? columns : rows, inOut);
  }
}
