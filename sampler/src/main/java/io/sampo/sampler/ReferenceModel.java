package io.sampo.sampler;

import io.sampo.model.LanguageModel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A fixed model that is opened when it is first asked for: many runs never do. */
final class ReferenceModel implements AutoCloseable {
  private final Supplier<LanguageModel> source;
  private @Nullable LanguageModel model;

  ReferenceModel(Supplier<LanguageModel> source) {
    this.source = source;
  }

  LanguageModel get() {
    LanguageModel opened = model == null ? source.get() : model;
    model = opened;
    return opened;
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
      model = null;
    }
  }
}
