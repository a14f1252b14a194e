package io.sampo.app.supervised;

import io.sampo.app.failure.UserError;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.config.DataSource;
import io.sampo.config.FileFormat;
import io.sampo.config.OverContext;
import io.sampo.config.Template;
import io.sampo.data.DataFile;
import io.sampo.data.DataSets;
import io.sampo.data.TextEncoder;
import io.sampo.data.TextRows;
import io.sampo.model.architecture.ModelConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command reads its texts from, and how they become token ids.
 *
 * @param name {@code task}, or the path of a file (.jsonl, .json, .csv, .parquet)
 * @param columns name of a column → SQL expression over the file's columns; a column that is not
 *     named here is the file's column of the same name
 * @param rows taken, from the first on; 0 takes all of a file
 */
public record TextData(
    String name,
    Map<String, String> columns,
    int rows,
    OverContext overContext,
    Template template) {

  /** Whether the texts are the bundled task's. */
  public boolean isTask() {
    return name.equals("task");
  }

  /** The cells of these columns of the file, row by row. */
  public TextRows read(List<String> wanted) {
    refuseOthers(wanted);
    return DataFile.read(file(wanted));
  }

  /** The same of the pairs of a run's recording. */
  public TextRows readRecorded(List<String> wanted) {
    refuseOthers(wanted);
    return DataFile.readRecorded(file(wanted));
  }

  private void refuseOthers(List<String> wanted) {
    for (String column : columns.keySet()) {
      if (!wanted.contains(column)) {
        throw new UserError(
            name + ": column " + column + " (expected: " + String.join(", ", wanted) + ")");
      }
    }
  }

  /** Whether the column is named here, or else by the file itself. */
  public boolean has(String column) {
    return columns.containsKey(column) || DataFile.columns(file(List.of())).contains(column);
  }

  private DataSource.File file(List<String> wanted) {
    Map<String, String> expressions = new LinkedHashMap<>();
    wanted.forEach(column -> expressions.put(column, columns.getOrDefault(column, column)));
    return new DataSource.File(Path.of(name), FileFormat.AUTO, expressions, rows);
  }

  /**
   * Turns texts into rows of ids for this model.
   *
   * @param newTokens room to leave for an answer
   */
  public DataSets encoding(ModelConfig model, ModelTokenizer tokenizer, int newTokens) {
    int end =
        model.endIds().stream()
            .min(Integer::compare)
            .orElseThrow(() ->
                new UserError(
                    "config.json: no eos_token_id (expected: the id that closes a"
                        + " completion)"));
    return new DataSets(
        new TextEncoder(tokenizer, template), overContext, model.contextSize(), newTokens, end);
  }
}
