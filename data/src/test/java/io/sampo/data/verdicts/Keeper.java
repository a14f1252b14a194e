package io.sampo.data.verdicts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that keeps one verdict, and then halts or stays. */
final class Keeper {
  static final int HALTED = 9;
  static final VerdictKey KEY = new VerdictKey("run", "training", 1);
  static final RecordedVerdict VERDICT =
      new RecordedVerdict("subject", List.of(new VerdictRow.Pair("second", 0.25, 0.75)));

  private Keeper() {}

  static VerdictPlace place(String url) {
    return new VerdictPlace(url, "sampo", "secret");
  }

  static Process start(String url, String then) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), Keeper.class.getName(), url, then)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] arguments) throws IOException {
    VerdictStore store = VerdictStore.at(place(arguments[0]));
    store.keep(KEY, VERDICT);
    if (arguments[1].equals("halt")) {
      Runtime.getRuntime().halt(HALTED);
    }
    System.out.println("kept");
    System.in.read();
  }
}
