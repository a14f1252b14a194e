package io.sampo.app.report;

import io.sampo.app.text.Numbers;
import io.sampo.study.Chart;
import io.sampo.study.Evidence;
import io.sampo.study.Finding;
import io.sampo.study.StudyResult;
import io.sampo.study.Table;
import java.util.List;

/**
 * {@code report.html} of a study: claims with their verdicts, tables, plots, on one page that needs
 * nothing beside it.
 *
 * @param command what makes it again
 */
public record StudyPage(StudyResult result, double wallSeconds, String command) {

  public String html() {
    StringBuilder page = new StringBuilder(64 * 1024);
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<title>").append(name()).append("</title>\n");
    page.append("<style>\n")
        .append(Style.of("report"))
        .append("</style>\n</head>\n<body>\n<main>\n");
    addHead(page);
    result.findings().forEach(finding -> addFinding(page, finding));
    result.tables().forEach(table -> addTable(page, table));
    addCharts(page);
    addSetting(page);
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private String name() {
    return Html.escape(result.study().name());
  }

  private void addHead(StringBuilder page) {
    page.append("<header>\n<h1>").append(name()).append("</h1>\n<p>");
    page.append(Html.escape(result.study().title())).append("</p>\n<p>");
    page.append(result.scale().words()).append(" scale, seeds ");
    page.append(Html.escape(result.seeds().toString().replaceAll("[\\[\\]]", "")));
    page.append(" · ").append(Numbers.duration(wallSeconds)).append("</p>\n</header>\n");
  }

  private static void addFinding(StringBuilder page, Finding finding) {
    page.append("<article class=\"card\">\n<h2>").append(Html.escape(finding.claim()));
    page.append("</h2>\n<p class=\"change\">").append(Html.escape(finding.paper()));
    page.append("</p>\n<p><strong>")
        .append(finding.verdict().words())
        .append("</strong></p>\n<ul>");
    for (Evidence one : finding.evidence()) {
      page.append("<li>").append(Html.escape(EvidenceLine.of(one))).append("</li>");
    }
    page.append("</ul>\n</article>\n");
  }

  private static void addTable(StringBuilder page, Table table) {
    page.append("<section>\n<h2>").append(Html.escape(table.title())).append("</h2>\n<table>\n");
    addRow(page, table.columns(), "th");
    table.rows().forEach(row -> addRow(page, row, "td"));
    page.append("</table>\n</section>\n");
  }

  private static void addRow(StringBuilder page, List<String> cells, String element) {
    page.append("<tr>");
    for (String cell : cells) {
      page.append('<').append(element).append('>').append(Html.escape(cell));
      page.append("</").append(element).append('>');
    }
    page.append("</tr>\n");
  }

  private void addCharts(StringBuilder page) {
    page.append("<section class=\"plots\">\n");
    for (Chart chart : result.charts()) {
      page.append("<figure class=\"card\">\n").append(CurveChart.svg(chart)).append("</figure>\n");
    }
    page.append("</section>\n");
  }

  private void addSetting(StringBuilder page) {
    page.append("<section>\n<h2>Setting</h2>\n<p>").append(Html.escape(result.study().setting()));
    page.append("</p>\n<pre>").append(Html.escape(command)).append("</pre>\n</section>\n");
  }
}
