package io.sampo.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The policy to start from, which is also the fixed reference {@code sft}.
 *
 * @param path folder in Hugging Face layout
 * @param sha256 digests of the folder's weight files, as a run found them; none takes any
 * @param device {@code cpu} or {@code cuda:N}
 */
public record ModelSection(Path path, Optional<String> sha256, Dtype dtype, String device) {
  static ModelSection from(Settings settings) {
    ModelSection model =
        new ModelSection(
            settings.path("path", "a model folder in Hugging Face layout"),
            settings.optionalText("sha256"),
            settings.choice("dtype", Dtype.class),
            settings.text("device"));
    settings.rule(model.device.matches("cpu|cuda:\\d{1,3}"), "device", "cpu or cuda:N");
    return model;
  }
}
