package io.sampo.model.preference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.architecture.HeadKind;
import io.sampo.model.architecture.ModelConfig;

/**
 * What tells a preference model's folder from a reward model's, whose tensors have the same names
 * and shapes: its config.json calls the only label of the scalar head {@value #LABEL}.
 */
public final class PreferenceHead {
  public static final String LABEL = "PREFERS_FIRST";

  private PreferenceHead() {}

  /** Whether the scalar head gives the log-odds that the first of two responses is the better. */
  public static boolean in(ModelConfig config) {
    return config.head() == HeadKind.SCALAR && LABEL.equals(label(config.json()));
  }

  private static String label(ObjectNode json) {
    return json.path("id2label").path("0").asText();
  }
}
