package io.sampo.app.models;

import io.sampo.data.Tokenizer;
import io.sampo.model.text.TextTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A tokenizer.json as the data sets see it. */
public record ModelTokenizer(TextTokenizer library) implements Tokenizer, AutoCloseable {

  /** The folder's tokenizer; empty where it has none. */
  public static Optional<ModelTokenizer> in(Path folder) {
    return Files.exists(folder.resolve("tokenizer.json"))
        ? Optional.of(new ModelTokenizer(TextTokenizer.open(folder)))
        : Optional.empty();
  }

  @Override
  public int[] encode(String text, boolean specialTokens) {
    return library.encode(text, specialTokens);
  }

  @Override
  public String decode(int[] ids, boolean skipSpecial) {
    return library.decode(ids, skipSpecial);
  }

  @Override
  public void close() {
    library.close();
  }
}
