package io.sampo.config;

/** A key whose value differs between two configurations; {@code none} where it is left out. */
public record Difference(String key, String here, String there) {
  @Override
  public String toString() {
    return key + ": " + here + " here, " + there + " there";
  }
}
