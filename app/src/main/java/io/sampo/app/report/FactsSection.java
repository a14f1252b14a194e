package io.sampo.app.report;

import io.sampo.app.metrics.Summary;
import io.sampo.app.text.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;

/** The report's table of what ran, how fast, and what became of every order and pair. */
final class FactsSection {
  private FactsSection() {}

  static void add(StringBuilder page, Summary summary) {
    page.append("<section>\n<h2>The run</h2>\n<table>\n");
    facts(summary)
        .forEach((name, value) ->
            page.append(
                "<tr><th scope=\"row\">%s</th><td>%s</td></tr>%n"
                    .formatted(Html.escape(name), Html.escape(value))));
    page.append("</table>\n</section>\n");
  }

  private static Map<String, String> facts(Summary summary) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("orders", orders(summary.orders()));
    facts.put("pairs", pairs(summary.pairs()));
    facts.put("speed", speed(summary));
    facts.put("deployment", deployment(summary));
    facts.put("trained", summary.trainable());
    facts.put("parameters trained", Numbers.whole(summary.trainableParameters()));
    facts.put("prompts of an evaluation", Numbers.whole(summary.evaluationPrompts()));
    facts.put("weights, SHA-256", summary.weightsSha256());
    return facts;
  }

  private static String orders(Summary.Orders orders) {
    return "%d issued = %d trained + %d dropped; %d issued again"
        .formatted(orders.issued(), orders.trained(), orders.dropped(), orders.reissued());
  }

  private static String pairs(Summary.Pairs pairs) {
    return "%d judged = %d trained + %d tied + %d invalid"
        .formatted(pairs.judged(), pairs.trained(), pairs.tied(), pairs.invalid());
  }

  private static String speed(Summary summary) {
    return "%s updates/s, %s samples/s"
        .formatted(
            Numbers.fixed(summary.updatesPerS(), 2), Numbers.fixed(summary.samplesPerS(), 0));
  }

  private static String deployment(Summary summary) {
    return "%s, lag %d, %d thread%s each, %s %s%s%s"
        .formatted(
            summary.samplers() == 1 ? "1 sampler" : summary.samplers() + " samplers",
            summary.lag(),
            summary.threads(),
            summary.threads() == 1 ? "" : "s",
            summary.device(),
            summary.dtype(),
            summary.processes() ? ", every role in a JVM of its own" : ", one JVM",
            summary.mixedNumerics() ? ", unlike arithmetic let in: not reproducible" : "");
  }
}
