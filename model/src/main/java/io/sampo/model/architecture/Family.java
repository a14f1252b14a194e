package io.sampo.model.architecture;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The families of decoders, by config.json's {@code model_type}. */
public enum Family {
  GEMMA("gemma", "Gemma", "model."),
  GPT2("gpt2", "GPT2", "transformer."),
  GPT_NEOX("gpt_neox", "GPTNeoX", "gpt_neox."),
  LLAMA("llama", "Llama", "model."),
  QWEN2("qwen2", "Qwen2", "model.");

  private final String modelType;
  private final String className;
  private final String prefix;

  Family(String modelType, String className, String prefix) {
    this.modelType = modelType;
    this.className = className;
    this.prefix = prefix;
  }

  static Optional<Family> named(String modelType) {
    return Arrays.stream(values()).filter(f -> f.modelType.equals(modelType)).findFirst();
  }

  /** All of them, as a message lists them. */
  static String list() {
    return Arrays.stream(values()).map(f -> f.modelType).collect(Collectors.joining(", "));
  }

  /** What {@code architectures} begins with, before {@code ForCausalLM} and its like. */
  public String className() {
    return className;
  }

  /**
   * A tensor's name in a file that holds the decoder without its head: such files leave out the
   * prefix of the decoder, as those of the first GPT-2 do.
   */
  public String nameWithoutHead(String name) {
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  /** Whether one weight makes queries, keys and values, as many of each as there are heads. */
  boolean fused() {
    return this == GPT2 || this == GPT_NEOX;
  }
}
