package io.sampo.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The three files of an identity on their way in; finds all that is wrong with them in one reading.
 */
final class IdentityFiles {
  private final Path authority;
  private final Path certificate;
  private final Path key;
  private final List<String> problems = new ArrayList<>();

  IdentityFiles(Path folder) {
    this.authority = folder.resolve("ca.pem");
    this.certificate = folder.resolve("node.pem");
    this.key = folder.resolve("node.key");
  }

  Identity read() {
    List<X509Certificate> authorities = certificates(authority);
    List<X509Certificate> chain = certificates(certificate);
    Optional<PrivateKey> secret = text(key).flatMap(this::key);
    if (!chain.isEmpty()) {
      secret.ifPresent(found -> requirePair(found, chain.getFirst()));
    }
    refuse();
    Identity identity = identity(authorities, chain, secret.orElseThrow());
    refuse();
    return identity;
  }

  private void refuse() {
    if (!problems.isEmpty()) {
      throw new TlsException(problems);
    }
  }

  private List<X509Certificate> certificates(Path file) {
    Optional<String> text = text(file);
    if (text.isEmpty()) {
      return List.of();
    }
    List<X509Certificate> found = Pem.certificates(text.get());
    if (found.isEmpty()) {
      problem(file, "no certificate in it", "X.509 certificates as PEM");
    }
    found.forEach(one -> requireValid(file, one));
    return found;
  }

  private Optional<PrivateKey> key(String text) {
    Optional<PrivateKey> found = Pem.privateKey(text);
    if (found.isEmpty()) {
      problem(
          key, "no private key in it", "an RSA, EC or Ed25519 key as PKCS#8 PEM, not encrypted");
    }
    return found;
  }

  private void requireValid(Path file, X509Certificate one) {
    String name = one.getSubjectX500Principal().getName();
    try {
      one.checkValidity();
    } catch (CertificateExpiredException e) {
      problem(file, name + " expired at " + one.getNotAfter().toInstant(), "a valid certificate");
    } catch (CertificateNotYetValidException e) {
      problem(
          file, name + " is valid from " + one.getNotBefore().toInstant(), "a valid certificate");
    }
  }

  private void requirePair(PrivateKey secret, X509Certificate shown) {
    if (!KeyPairs.fit(secret, shown.getPublicKey())) {
      problem(key, "not the key of " + certificate.getFileName(), "the key it was made with");
    }
  }

  private Identity identity(
      List<X509Certificate> authorities, List<X509Certificate> chain, PrivateKey secret) {
    try {
      Identity identity = new Identity(authorities, chain, secret);
      identity.requireTrusted(chain);
      return identity;
    } catch (GeneralSecurityException | IOException e) {
      problem(certificate, String.valueOf(e.getMessage()), "one that ca.pem vouches for");
      throw new TlsException(problems);
    }
  }

  private Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      problem(file, "missing", "a file");
    } catch (IOException e) {
      problem(file, "cannot be read (" + e.getClass().getSimpleName() + ")", "a text file");
    }
    return Optional.empty();
  }

  private void problem(Path file, String seen, String expected) {
    problems.add("deployment.tls.folder: " + file + ": " + seen + " (expected: " + expected + ")");
  }
}
