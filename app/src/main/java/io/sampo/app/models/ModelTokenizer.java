package io.sampo.app.models;

import io.sampo.data.Tokenizer;
import io.sampo.model.text.ChatTemplate;
import io.sampo.model.text.TextTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A tokenizer.json and its chat template, as the data sets see them. */
public record ModelTokenizer(TextTokenizer library, Optional<ChatTemplate> template)
    implements Tokenizer, AutoCloseable {

  /** The folder's tokenizer; empty where it has none. */
  public static Optional<ModelTokenizer> in(Path folder) {
    return Files.exists(folder.resolve("tokenizer.json"))
        ? Optional.of(required(folder))
        : Optional.empty();
  }

  /** The folder's tokenizer, without which the caller cannot go on. */
  public static ModelTokenizer required(Path folder) {
    return new ModelTokenizer(TextTokenizer.open(folder), ChatTemplate.in(folder));
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
  public Optional<String> chat(String user) {
    return template.map(chat -> chat.userTurn(user));
  }

  @Override
  public void close() {
    library.close();
  }
}
