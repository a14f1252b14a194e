package io.sampo.app.run;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The name of a run that nobody named. Where it is taken a number follows it, from 2 on.
 *
 * @param out the folder that holds the runs' folders
 * @param name of the first such run
 */
public record DefaultName(Path out, String name) {

  /** The first name that no run has. */
  public String free() {
    return numbered(taken() + 1);
  }

  /** The name of the newest run, else the first name. */
  public String newest() {
    return numbered(Math.max(1, taken()));
  }

  private int taken() {
    int taken = 0;
    while (Files.exists(new RunFolder(out.resolve(numbered(taken + 1))).config())) {
      taken++;
    }
    return taken;
  }

  private String numbered(int number) {
    return number == 1 ? name : name + "-" + number;
  }
}
