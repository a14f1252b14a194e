package io.sampo.model.architecture;

import io.sampo.model.engine.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A family of decoders: the tensors it expects, by slot, and the text of its layers. */
public sealed interface Architecture permits Gpt2, GptNeoX, LlamaForm {
  ModelConfig config();

  /**
   * The weights in the order in which the program indexes them; a name may stand twice (tied head).
   */
  List<TensorSpec> slots();

  /** Where the layers begin among the slots. */
  int firstLayerSlot();

  /** How many slots a layer has. */
  int slotsPerLayer();

  /** The resources with the family's own methods. */
  List<String> resources();

  /** Numbers and fragments that only this family's text has. */
  Map<String, String> ownNumbers();

  /** Whether the layers' matrices are stored [in, out], so that decoding need not turn them. */
  default boolean storedInOut() {
    return false;
  }

  /** What goes into the first layer, of {@code ids} and {@code positions}. */
  default String embedded() {
    return "torch.embedding(W[0], ids)";
  }

  static Architecture of(ModelConfig config) {
    return switch (config.family()) {
      case GEMMA -> new Gemma(config);
      case GPT2 -> new Gpt2(config);
      case GPT_NEOX -> new GptNeoX(config);
      case LLAMA -> new Llama(config);
      case QWEN2 -> new Qwen2(config);
    };
  }

  /** The program's text. */
  default String text() {
    return Program.text("linear.torchscript", numbers())
        + Program.text("decoder.torchscript", numbers())
        + layers("")
        + layers("decode_");
  }

  /**
   * The family's methods in one of their two forms: over whole rows, or over one position with
   * turned weights.
   */
  private String layers(String form) {
    Map<String, String> numbers = numbers();
    numbers.put("FORM", form);
    return resources().stream()
        .map(resource -> Program.text(resource, numbers))
        .collect(Collectors.joining("\n"));
  }

  private Map<String, String> numbers() {
    ModelConfig c = config();
    Map<String, String> numbers = new HashMap<>(ownNumbers());
    numbers.put("HIDDEN", String.valueOf(c.hiddenSize()));
    numbers.put("LAYERS", String.valueOf(c.layers()));
    numbers.put("HEADS", String.valueOf(c.heads()));
    numbers.put("KV_HEADS", String.valueOf(c.keyValueHeads()));
    numbers.put("GROUP", String.valueOf(c.heads() / c.keyValueHeads()));
    numbers.put("SCALE", String.valueOf(1 / Math.sqrt(c.headSize())));
    numbers.put("TURNING", String.valueOf(c.rotarySize() / 2));
    numbers.put("HEAD_SIZE", String.valueOf(c.headSize()));
    numbers.put("EPS", String.valueOf(c.normEpsilon()));
    numbers.put("ACTIVATION", c.activation().call());
    numbers.put("TURNED", String.valueOf(storedInOut() ? slots().size() : firstLayerSlot()));
    numbers.put("SLOTS", String.valueOf(slots().size()));
    numbers.put("EMBEDDED", embedded());
    numbers.put("IN_OUT", storedInOut() ? "True" : "False");
    numbers.put("FIRST", String.valueOf(firstLayerSlot()));
    numbers.put("STRIDE", String.valueOf(slotsPerLayer()));
    return numbers;
  }

  /** Rotary tables for contexts of up to {@code positions} tokens. */
  default RotaryTables rotaryTables(int positions) {
    return RotaryTables.of(config(), positions);
  }

  /** The head's tensor: its own, the embedding where tied, or a scalar. */
  default TensorSpec head(String ownName, String embeddingName) {
    ModelConfig c = config();
    return switch (c.head()) {
      case SCALAR -> TensorSpec.zero("score.weight", 1, c.hiddenSize());
      case LANGUAGE ->
          TensorSpec.of(c.tied() ? embeddingName : ownName, c.vocabularySize(), c.hiddenSize());
    };
  }
}
