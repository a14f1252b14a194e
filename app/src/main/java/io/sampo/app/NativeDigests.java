package io.sampo.app;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;

/**
 * SHA-256 of weights by a native library. The launcher's compiler, chosen for steady memory, leaves
 * the JDK's own at a fifth of the speed, and every snapshot is digested where it is made and where
 * it arrives.
 */
final class NativeDigests {
  private NativeDigests() {}

  /** From now on; on a platform that the library does not know the JDK's digests stay. */
  static void use() {
    AmazonCorrettoCryptoProvider.install();
  }
}
