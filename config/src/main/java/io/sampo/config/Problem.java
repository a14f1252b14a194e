package io.sampo.config;

/**
 * One thing wrong with a configuration.
 *
 * @param key full path of the key; empty where the text itself cannot be read
 * @param value what stands there, as a person would write it
 * @param expectation what would be right
 * @param where file and line; empty where unknown
 */
public record Problem(String key, String value, String expectation, String where) {
  private static final int LONGEST_VALUE = 80;

  public Problem {
    value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }

  @Override
  public String toString() {
    String place = where.isEmpty() ? "" : " at " + where;
    return (key.isEmpty() ? "" : key + ": ") + value + " (" + expectation + ")" + place;
  }
}
