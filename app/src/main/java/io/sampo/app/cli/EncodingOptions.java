package io.sampo.app.cli;

import io.sampo.app.supervised.TextData;
import io.sampo.config.OverContext;
import io.sampo.config.Template;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a command's texts become token ids. */
final class EncodingOptions {
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

  TextData data(String source, Map<String, String> columns, int rows) {
    return new TextData(source, columns, rows, overContext, template);
  }
}
