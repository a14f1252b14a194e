package io.sampo.app.cli;

import io.sampo.app.supervised.TextData;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command's texts come from, and how they become token ids. */
final class DataOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "SOURCE",
      description = "a file (.jsonl, .json, .csv, .parquet), or task: the bundled task")
  private String data = "";

  @Option(
      names = "--column",
      paramLabel = "NAME=SQL",
      description = "a column as an SQL expression over the file's columns, as often as needed")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Mixin private EncodingOptions encoding = new EncodingOptions();

  /**
   * @param rows taken, from the first on; 0 takes all of a file
   */
  TextData data(int rows) {
    return encoding.data(data, columns, rows);
  }
}
