package io.sampo.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in the text form that openssl writes (RFC 7468). */
final class Pem {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** What a key of PKCS#8 may be; each factory refuses the others' keys. */
  private static final List<String> KINDS = List.of("EC", "RSA", "Ed25519");

  private Pem() {}

  /** All certificates of the text, in its order; none where one of them cannot be read. */
  static List<X509Certificate> certificates(String text) {
    try {
      var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
      return CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      return List.of();
    }
  }

  /** The private key of the text. */
  static Optional<PrivateKey> privateKey(String text) {
    Matcher found = PRIVATE_KEY.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    return decoded(found.group(1)).flatMap(bytes -> key(new PKCS8EncodedKeySpec(bytes)));
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<PrivateKey> key(PKCS8EncodedKeySpec encoded) {
    return KINDS.stream().flatMap(kind -> key(kind, encoded).stream()).findFirst();
  }

  private static Optional<PrivateKey> key(String kind, PKCS8EncodedKeySpec encoded) {
    try {
      return Optional.of(KeyFactory.getInstance(kind).generatePrivate(encoded));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
