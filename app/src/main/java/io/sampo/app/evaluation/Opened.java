package io.sampo.app.evaluation;

import io.sampo.model.LanguageModel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The models and judges of one examination, closed together. */
final class Opened implements AutoCloseable {
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final LanguageModel policy;
  private final Optional<LanguageModel> reference;
  private final Optional<LanguageModel> rival;
  private final Map<JudgeRole, Opinions> judges = new EnumMap<>(JudgeRole.class);

  Opened(Examination asked) {
    try {
      policy = kept(asked.model().open(asked.compute()));
      reference = asked.reference().map(path -> opened(path, asked));
      rival = asked.against().map(path -> opened(path, asked));
      for (JudgeRole role : JudgeRole.values()) {
        asked
            .judges()
            .open(role, asked.model(), asked.compute())
            .ifPresent(judge -> {
              closing.push(judge::close);
              judges.put(role, new Opinions(judge));
            });
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private LanguageModel opened(Path path, Examination asked) {
    return kept(LanguageModel.open(path, asked.compute()));
  }

  private LanguageModel kept(LanguageModel model) {
    closing.push(model::close);
    return model;
  }

  LanguageModel policy() {
    return policy;
  }

  Optional<LanguageModel> reference() {
    return reference;
  }

  Optional<LanguageModel> rival() {
    return rival;
  }

  Map<JudgeRole, Opinions> judges() {
    return judges;
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
  }
}
