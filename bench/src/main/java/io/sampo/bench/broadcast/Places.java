package io.sampo.bench.broadcast;

/**
 * Where the nodes serve: each at a loopback address of its own, so that the kernel can tell their
 * links apart. What a receiver says goes out from 127.0.0.1.
 */
final class Places {
  /** What the last number of an address leaves room for, beside the source. */
  static final int MOST_RECEIVERS = 250;

  private Places() {}

  static String source() {
    return host(0);
  }

  static String receiver(int index) {
    return host(index + 1);
  }

  private static String host(int node) {
    return "127.0.1." + (node + 1);
  }
}
