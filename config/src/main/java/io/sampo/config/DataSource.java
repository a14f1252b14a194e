package io.sampo.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the rows of one role (prompts, pairs, evaluation) come from. */
public sealed interface DataSource {
  /** Rows taken, from the first on; 0 takes all there are. */
  int rows();

  /** Whether rows come from the same place. */
  default boolean sameTexts(DataSource other) {
    return switch (this) {
      case Task task -> other instanceof Task that && that.split().equals(task.split());
      case File file -> other instanceof File that && that.path().equals(file.path());
    };
  }

  /** Posts of the bundled task. */
  record Task(String split, int rows) implements DataSource {}

  /**
   * A file.
   *
   * @param columns name in the row → SQL expression over the file's columns, in the row's order
   */
  record File(Path path, FileFormat format, Map<String, String> columns, int rows)
      implements DataSource {
    public File {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
  }

  static DataSource from(Settings settings, List<String> columns) {
    SourceKind kind = settings.choice("source", SourceKind.class);
    int rows = settings.integer("rows", 0);
    String split = settings.text("split");
    FileFormat format = settings.choice("format", FileFormat.class);
    Map<String, String> expressions = expressions(settings.section("columns"), columns);
    settings.rule(kind == SourceKind.FILE || rows > 0, "rows", "1 or more, since source is task");
    return switch (kind) {
      case TASK -> task(settings, split, rows);
      case FILE -> new File(settings.path("path", "a data file"), format, expressions, rows);
    };
  }

  private static Task task(Settings settings, String split, int rows) {
    settings.optionalPath("path");
    return new Task(split, rows);
  }

  private static Map<String, String> expressions(Settings settings, List<String> columns) {
    Map<String, String> expressions = new LinkedHashMap<>();
    for (String column : columns) {
      String expression = settings.text(column);
      settings.rule(!expression.isBlank(), column, "an SQL expression over the file's columns");
      expressions.put(column, expression);
    }
    return expressions;
  }
}
