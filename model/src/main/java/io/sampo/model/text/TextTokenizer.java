package io.sampo.model.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.sampo.model.ModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tokenizer of a model folder: what its tokenizer.json says and nothing else. It never
 * truncates or pads, whatever that file asks for, and tidies no blanks. Any number of threads may
 * use it.
 */
public final class TextTokenizer implements AutoCloseable {
  /** The library reads a missing option as "truncate to 512 tokens" or from the file. */
  private static final Map<String, String> AS_IT_STANDS =
      Map.of("truncation", "do_not_truncate", "padding", "do_not_pad");

  private static final int SHOWN = 60;

  private final HuggingFaceTokenizer library;
  private final int vocabularySize;

  private TextTokenizer(HuggingFaceTokenizer library, int vocabularySize) {
    this.library = library;
    this.vocabularySize = vocabularySize;
  }

  /** Opens {@code tokenizer.json} of a model folder. */
  public static TextTokenizer open(Path folder) {
    Path file = folder.resolve("tokenizer.json");
    if (!Files.isRegularFile(file)) {
      throw new ModelException(folder + ": no tokenizer (expected: tokenizer.json in it)");
    }
    try {
      return of(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new ModelException(file + ": cannot be read (" + e + ")", e);
    }
  }

  /**
   * The tokenizer that a tokenizer.json describes.
   *
   * @param json the file's content
   * @param name of its place, for errors
   */
  public static TextTokenizer of(String json, String name) {
    int size = VocabularySize.of(json, name);
    try (var bytes = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))) {
      return new TextTokenizer(HuggingFaceTokenizer.newInstance(bytes, AS_IT_STANDS), size);
    } catch (IOException | RuntimeException e) {
      throw new ModelException(name + ": no usable tokenizer: " + e.getMessage(), e);
    }
  }

  /** One more than the largest id of a token. */
  public int vocabularySize() {
    return vocabularySize;
  }

  /**
   * The ids of a text, all of them.
   *
   * @param specialTokens whether the tokenizer adds what it adds around a text; special tokens that
   *     stand in the text are recognised either way
   */
  public int[] encode(String text, boolean specialTokens) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw refused(text, "half of a surrogate pair (expected: Unicode)", null);
    }
    try {
      long[] ids = library.encode(text, specialTokens, false).getIds();
      return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
    } catch (RuntimeException e) {
      throw refused(culprit(text).orElse(text), String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The text of ids. An id without a token, as a padded vocabulary has them, is left out.
   *
   * @param skipSpecial whether special tokens are left out too
   */
  public String decode(int[] ids, boolean skipSpecial) {
    for (int id : ids) {
      if (id < 0) {
        throw new ModelException("token id: " + id + " (expected: 0 or more)");
      }
    }
    return library.decode(Arrays.stream(ids).asLongStream().toArray(), skipSpecial);
  }

  /** The first word between blanks that cannot be encoded by itself. */
  private Optional<String> culprit(String text) {
    return Stream.of(text.split("\\s+")).filter(word -> !encodes(word)).findFirst();
  }

  private boolean encodes(String word) {
    try {
      library.encode(word, false, false);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static ModelException refused(String text, String why, @Nullable Throwable cause) {
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    String message = "text \"" + shown + "\": cannot be encoded: " + why;
    return cause == null ? new ModelException(message) : new ModelException(message, cause);
  }

  @Override
  public void close() {
    library.close();
  }
}
