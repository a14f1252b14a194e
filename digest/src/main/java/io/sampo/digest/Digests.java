package io.sampo.digest;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;

/**
 * SHA-256 by a native library. The launcher's compiler, chosen for steady memory, leaves the JDK's
 * own at a fifth of the speed, and every snapshot is digested where it is made and where it
 * arrives.
 */
public final class Digests {
  private static final String ALGORITHM = "SHA-256";

  private Digests() {}

  /** A digest of nothing yet; it can be cloned. The library is loaded for the first one. */
  public static MessageDigest sha256() {
    return sha256(Loaded.PROVIDER);
  }

  private static MessageDigest sha256(Provider provider) {
    try {
      return MessageDigest.getInstance(ALGORITHM, provider);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(provider + " has no " + ALGORITHM, e);
    }
  }

  private static final class Loaded {
    /** The JDK's, on a platform that the library does not know. */
    static final Provider PROVIDER =
        AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null
            ? AmazonCorrettoCryptoProvider.INSTANCE
            : Security.getProviders("MessageDigest." + ALGORITHM)[0];
  }
}
