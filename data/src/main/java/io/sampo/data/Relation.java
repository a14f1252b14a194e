package io.sampo.data;

import io.sampo.config.DataSource;
import io.sampo.config.FileFormat;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A data file as DuckDB is told to read it.
 *
 * @param format which one it is, never AUTO
 * @param array whether JSON is one array rather than an object a line
 */
record Relation(Path path, FileFormat format, boolean array) {
  static Relation of(DataSource.File source) {
    Path path = source.path();
    FileFormat format = source.format() == FileFormat.AUTO ? formatByName(path) : source.format();
    boolean array = format == FileFormat.JSON && PlainOrGzip.firstByte(path) == '[';
    return new Relation(path, format, array);
  }

  /** Texts stay texts: nothing is taken for a date or a number because it looks like one. */
  String sql() {
    String file = quoted(path);
    String compression = PlainOrGzip.isGzip(path) ? "gzip" : "none";
    return switch (format) {
      case JSON ->
          "read_json(%s, format = '%s', compression = '%s', records = true, sample_size = -1,"
                  .formatted(file, array ? "array" : "newline_delimited", compression)
              + " dateformat = 'never %Y', timestampformat = 'never %Y',"
              + " maximum_object_size = 268435456)";
      case CSV ->
          "read_csv(%s, header = true, all_varchar = true, compression = '%s', sample_size = -1)"
              .formatted(file, compression);
      case PARQUET -> "read_parquet(" + file + ")";
      case AUTO -> throw new AssertionError("of() has decided");
    };
  }

  private static FileFormat formatByName(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "json", "jsonl", "ndjson" -> FileFormat.JSON;
      case "csv" -> FileFormat.CSV;
      case "parquet" -> FileFormat.PARQUET;
      default ->
          throw new DataException(
              path
                  + ": unknown kind of file (expected: a name in .jsonl, .json, .csv or .parquet,"
                  + " or `format` set)");
    };
  }

  /** An SQL text that DuckDB takes for this file and no pattern. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''").replaceAll("[\\[*?]", "[$0]") + "'";
  }
}
