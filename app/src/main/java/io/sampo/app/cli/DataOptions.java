package io.sampo.app.cli;

import io.sampo.app.supervised.TextData;
import io.sampo.config.OverContext;
import io.sampo.config.Template;
import java.util.LinkedHashMap;
import java.util.Map;
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

  @Option(
      names = "--over-context",
      paramLabel = "WHAT",
      defaultValue = "refuse",
      description =
          "what happens to rows over the model's context: refuse, truncate-left or drop (default:"
              + " ${DEFAULT-VALUE})",
      converter = OverContextName.class)
  private OverContext overContext = OverContext.REFUSE;

  @Option(
      names = "--template",
      paramLabel = "KIND",
      defaultValue = "plain",
      description = "how a prompt's text is dressed: plain or chat (default: ${DEFAULT-VALUE})")
  private Template template = Template.PLAIN;

  /**
   * @param rows taken, from the first on; 0 takes all of a file
   */
  TextData data(int rows) {
    return new TextData(data, columns, rows, overContext, template);
  }
}
