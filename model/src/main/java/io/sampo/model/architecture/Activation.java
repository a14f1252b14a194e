package io.sampo.model.architecture;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The MLP's activation, by the names that config.json files use. */
public enum Activation {
  GELU("torch.gelu"),
  GELU_TANH("self.gelu_tanh"),
  SILU("torch.silu"),
  RELU("torch.relu");

  private static final Map<String, Activation> BY_NAME =
      Map.of(
          "gelu", GELU,
          "gelu_new", GELU_TANH,
          "gelu_fast", GELU_TANH,
          "gelu_pytorch_tanh", GELU_TANH,
          "silu", SILU,
          "swish", SILU,
          "relu", RELU);

  private final String call;

  Activation(String call) {
    this.call = call;
  }

  String call() {
    return call;
  }

  /** All names, as a message lists them. */
  static String list() {
    return String.join(", ", new TreeSet<>(BY_NAME.keySet()));
  }

  static Optional<Activation> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
