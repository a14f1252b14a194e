package io.sampo.app.report;

import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import io.sampo.app.text.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code report.html}: a run on one page that needs nothing beside it, in the reader's choice of
 * light or dark.
 *
 * @param summary what the run came to
 * @param rows what it measured on the way
 * @param examples held-out prompts with the answers before and after
 * @param config the resolved configuration, as text
 */
public record Report(
    Summary summary, List<MetricsRow> rows, List<Example> examples, String config) {

  public Report {
    rows = List.copyOf(rows);
    examples = List.copyOf(examples);
  }

  /** Writes the page whole, or leaves what was there. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, html());
  }

  String html() {
    StringBuilder page = new StringBuilder(64 * 1024);
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<title>").append(title()).append("</title>\n");
    page.append("<style>\n")
        .append(Style.of("report"))
        .append("</style>\n</head>\n<body>\n<main>\n");
    addHead(page);
    addHeadlines(page);
    addPlots(page);
    addExamples(page);
    FactsSection.add(page, summary);
    addConfig(page);
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private String title() {
    return Html.escape(summary.name());
  }

  private void addHead(StringBuilder page) {
    page.append("<header>\n<h1>").append(title()).append("</h1>\n<p>");
    page.append(Html.escape(summary.algorithm())).append(": loss ");
    page.append(Html.escape(summary.loss())).append(", reference ");
    page.append(Html.escape(summary.reference())).append(" · ");
    page.append(Html.escape(WhoJudged.inWords(summary))).append(" · ");
    page.append(Numbers.whole(summary.steps())).append(" steps in ");
    page.append(Numbers.duration(summary.wallS())).append(" · seed ").append(summary.seed());
    page.append("</p>\n</header>\n");
  }

  private void addHeadlines(StringBuilder page) {
    page.append("<section class=\"headlines\">\n");
    for (Headline line : Headline.of(summary)) {
      if (line.measured()) {
        page.append("<div class=\"card\"><h2>").append(Html.escape(line.name()));
        page.append("</h2><p><span class=\"before\">").append(line.beforeText());
        page.append("</span> <span class=\"arrow\">→</span> <strong>").append(line.afterText());
        page.append("</strong></p><p class=\"change\">")
            .append(line.change())
            .append("</p></div>\n");
      }
    }
    page.append("</section>\n");
  }

  private void addPlots(StringBuilder page) {
    page.append("<section class=\"plots\">\n");
    for (Plot plot : Plot.of(rows)) {
      page.append("<figure class=\"card\"><figcaption><h2>").append(Html.escape(plot.title()));
      page.append("</h2><p>").append(Html.escape(plot.unit())).append("</p></figcaption>\n");
      page.append(LineChart.svg(plot.title(), plot.series(), plot.fromZero())).append('\n');
      addLegend(page, plot.series());
      page.append("</figure>\n");
    }
    page.append("</section>\n");
  }

  private static void addLegend(StringBuilder page, List<Series> series) {
    if (series.size() > 1) {
      page.append("<ul class=\"legend\">");
      for (int i = 0; i < series.size(); i++) {
        page.append("<li class=\"s").append(i).append("\">");
        page.append(Html.escape(series.get(i).name())).append("</li>");
      }
      page.append("</ul>\n");
    }
  }

  private void addExamples(StringBuilder page) {
    if (!examples.isEmpty()) {
      page.append("<section>\n<h2>Answers to held-out prompts</h2>\n");
      examples.stream().limit(3).forEach(example -> addExample(page, example));
      page.append("</section>\n");
    }
  }

  private static void addExample(StringBuilder page, Example example) {
    page.append("<article class=\"card\">\n<p class=\"prompt\">");
    page.append(Html.escape(example.prompt())).append("</p>\n<dl>\n");
    addAnswer(page, "before", example.before());
    addAnswer(page, "after", example.after());
    if (!example.reference().isEmpty()) {
      addAnswer(page, "reference", example.reference());
    }
    page.append("</dl>\n</article>\n");
  }

  private static void addAnswer(StringBuilder page, String who, String answer) {
    page.append("<dt class=\"").append(who).append("\">").append(who).append("</dt><dd>");
    page.append(answer.isBlank() ? "<em>nothing</em>" : Html.escape(answer)).append("</dd>\n");
  }

  private void addConfig(StringBuilder page) {
    page.append(
        "<section>\n<h2>Configuration</h2>\n<details>\n<summary>every key, as it was resolved</summary>\n<pre>");
    page.append(Html.escape(config.strip())).append("</pre>\n</details>\n</section>\n");
  }
}
