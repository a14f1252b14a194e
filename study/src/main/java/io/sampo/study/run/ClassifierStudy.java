package io.sampo.study.run;

import static io.sampo.study.run.Plot.WIN_RATE_OVER_STEPS;
import static io.sampo.study.run.Recipes.WIN_RATE;
import static io.sampo.study.run.Recipes.higher;
import static io.sampo.study.run.Recipes.offlineIpo;
import static io.sampo.study.run.Recipes.onlineIpo;

import io.sampo.study.RunStudy;
import io.sampo.study.run.Claim.Sign;
import java.util.ArrayList;
import java.util.List;

/** {@code classifier}: [T] section 5, policies and judges on the same pairs. */
final class ClassifierStudy {
  private static final String ONLINE = "online IPO";
  private static final String OFFLINE = "offline IPO";

  private ClassifierStudy() {}

  static RunStudy study() {
    Exam onlineStream = new Exam.StreamPairs(ONLINE, ONLINE);
    Exam offlineStream = new Exam.StreamPairs(OFFLINE, ONLINE);
    Exam onlinePairs = new Exam.OfflinePairs(ONLINE);
    Exam offlinePairs = new Exam.OfflinePairs(OFFLINE);
    return new RunStudy(
        "classifier",
        "Do policies classify as well as judges, and does it matter? ([T] figs. 6–8)",
        "The runs of online-vs-offline. The final policies call that response of a pair the better"
            + " whose log-prob has risen more since the initial policy; the proxy judge calls that"
            + " the better which it scores higher. Right is who agrees with the golden scorer: on"
            + " 1 000 held-out pairs of reference texts, and on all pairs that the online run has"
            + " generated.",
        List.of(onlineIpo(ONLINE), offlineIpo(OFFLINE)),
        List.of(),
        List.of(onlineStream, offlineStream, onlinePairs, offlinePairs),
        List.of(
            proxyAbove("the online stream", onlineStream, offlineStream),
            proxyAbove("held-out offline pairs", onlinePairs, offlinePairs),
            new Claim(
                "The offline policy classifies offline pairs better, and the online one wins more"
                    + " often",
                "[T] figs. 7, 8: classification does not predict generation",
                List.of(
                    new Sign(
                        "accuracy on held-out pairs: offline minus online",
                        policy(offlinePairs).minus(policy(onlinePairs))),
                    higher(WIN_RATE, "win rate", ONLINE, OFFLINE)))),
        List.of(WIN_RATE_OVER_STEPS));
  }

  private static Claim proxyAbove(String where, Exam... exams) {
    List<Sign> signs = new ArrayList<>();
    for (Exam exam : exams) {
      signs.add(
          new Sign(
              "accuracy, proxy minus policy: " + exam.name(),
              Quantity.found(exam, "proxy_golden_accuracy").minus(policy(exam))));
    }
    return new Claim("The proxy judge classifies " + where + " better", "[T] fig. 6", signs);
  }

  private static Quantity policy(Exam exam) {
    return Quantity.found(exam, "classifier_golden_accuracy");
  }
}
