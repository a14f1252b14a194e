package io.sampo.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Whether a private key belongs to a public one: what the one signs, the other confirms. */
final class KeyPairs {
  private static final byte[] MESSAGE = "sampo".getBytes(StandardCharsets.US_ASCII);

  private KeyPairs() {}

  static boolean fit(PrivateKey secret, PublicKey shown) {
    try {
      Signature signing = Signature.getInstance(algorithm(secret));
      signing.initSign(secret);
      signing.update(MESSAGE);
      byte[] signature = signing.sign();
      Signature confirming = Signature.getInstance(algorithm(secret));
      confirming.initVerify(shown);
      confirming.update(MESSAGE);
      return confirming.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "EdDSA";
    };
  }
}
