package io.sampo.app.evaluation;

import io.sampo.app.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures as a person reads them: who was asked, then a line for each quantity. */
final class MeasuresTable {
  private MeasuresTable() {}

  static List<String> lines(Examination asked, Measures found) {
    List<String> lines = new ArrayList<>(who(asked));
    if (found.prompts() > 0) {
      lines.add("");
      lines.add(head(Numbers.whole(found.prompts()) + " prompts"));
      lines.addAll(rows(Quantity.Of.PROMPTS, found.estimates()));
    }
    if (found.pairs() > 0) {
      lines.add("");
      lines.add(head(Numbers.whole(found.pairs()) + " pairs" + left(found.left())));
      lines.addAll(rows(Quantity.Of.PAIRS, found.estimates()));
    }
    return lines;
  }

  private static List<String> who(Examination asked) {
    List<String> lines = new ArrayList<>();
    lines.add("model      " + asked.model().path() + ", seed " + asked.seed());
    asked.prompts().ifPresent(source -> lines.add("data       " + source.data().name()));
    asked.against().ifPresent(path -> lines.add("against    " + path));
    asked.reference().ifPresent(path -> lines.add("reference  " + path));
    asked.judges().golden().ifPresent(name -> lines.add("golden     " + golden(name)));
    asked.judges().proxy().ifPresent(path -> lines.add("proxy      " + path));
    return lines;
  }

  private static String golden(String name) {
    return name.equals(Judges.TASK) ? "the bundled task's scorer" : name;
  }

  private static String left(int count) {
    return count == 0 ? "" : ", " + Numbers.whole(count) + " left out (two equal responses)";
  }

  private static String head(String what) {
    return "%-48s%9s%9s   %s".formatted(what, "mean", "± s.e.", "95 % interval");
  }

  private static List<String> rows(Quantity.Of of, Map<Quantity, Estimate> estimates) {
    return estimates.entrySet().stream()
        .filter(entry -> entry.getKey().of() == of)
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String row(Quantity quantity, Estimate estimate) {
    return "  %-46s%9s%9s   %s .. %s"
        .formatted(
            quantity.words(),
            number(estimate.mean()),
            number(estimate.error()),
            number(estimate.low()),
            number(estimate.high()));
  }

  private static String number(double value) {
    return Numbers.fixed(value, 3).replace('-', '−');
  }
}
