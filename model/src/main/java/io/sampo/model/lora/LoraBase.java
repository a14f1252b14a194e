package io.sampo.model.lora;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.config.Trainable.Lora;
import io.sampo.model.LanguageModel;
import io.sampo.model.Parameters;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.engine.Program;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A frozen model that adapters of one kind stand on; not closed here. */
public final class LoraBase implements AutoCloseable {
  private final LanguageModel model;
  private final Lora settings;
  private final List<LoraModule> modules;
  private final Program program;
  private final PtNDManager manager;
  private final PtNDArray none;

  /** Refuses targets that the model has not. */
  public LoraBase(LanguageModel model, Lora settings) {
    this.model = model;
    this.settings = settings;
    this.modules = LoraModules.of(model.config(), settings.targets());
    this.program = Program.compile(model.compute().device(), text());
    this.manager = Program.newManager(model.compute().device());
    this.none = (PtNDArray) manager.create(new float[0], new Shape(0));
  }

  /** The factors of all adapters on a model; targets that it has not are refused. */
  public static List<TensorSpec> tensors(ModelConfig model, Lora settings) {
    return tensors(LoraModules.of(model, settings.targets()), settings);
  }

  private static List<TensorSpec> tensors(List<LoraModule> modules, Lora settings) {
    return IntStream.range(0, settings.adapters())
        .boxed()
        .flatMap(
            adapter -> modules.stream().map(module -> module.factors(adapter, settings.rank())))
        .flatMap(List::stream)
        .toList();
  }

  private String text() {
    String turned =
        modules.stream().map(m -> m.turned() ? "True" : "False").collect(Collectors.joining(", "));
    return Program.text(
        "lora.torchscript",
        Map.of(
            "MODULES", String.valueOf(modules.size()),
            "SCALE", String.valueOf(settings.scale()),
            "TURNED", turned));
  }

  /** Adapters as a seed makes them. */
  public Parameters begun(long seed) {
    return adapters(new NewAdapters(seed));
  }

  /** The adapters' tensors, from wherever {@code source} finds them. */
  Parameters adapters(Function<TensorSpec, StoredTensor> source) {
    return Parameters.of(model.math(), model.compute(), tensors(modules, settings), source);
  }

  /** The model with the mean of all adapters; it closes their tensors. */
  public LanguageModel mean(Parameters adapters) {
    int[] all = IntStream.range(0, settings.adapters()).toArray();
    return model.over(new LoraWeights(this, adapters, all));
  }

  /**
   * The model with one of several adapters: the same tensors, which stay open when it is closed.
   */
  public LanguageModel member(Parameters adapters, int adapter) {
    Parameters own = adapters.under("adapter-" + adapter + ".");
    return model.over(new LoraWeights(this, own, new int[] {adapter}));
  }

  Lora settings() {
    return settings;
  }

  List<LoraModule> modules() {
    return modules;
  }

  LanguageModel model() {
    return model;
  }

  Program program() {
    return program;
  }

  /** A tensor of no elements: a slot without an adapter. */
  PtNDArray none() {
    return none;
  }

  @Override
  public void close() {
    manager.close();
    program.close();
  }
}
