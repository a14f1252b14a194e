package io.sampo.data;

/** Whose rows are drawn; part of the key of the permutations. */
public enum Lane {
  ONLINE(1),
  OFFLINE(2),
  RECORDED(3);

  private final long key;

  Lane(long key) {
    this.key = key;
  }

  long key() {
    return key;
  }
}
