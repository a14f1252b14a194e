package io.sampo.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Authorities whose certificates are believed, and no others. */
public final class Authorities {
  private Authorities() {}

  /**
   * For a client of a server that is not of the deployment.
   *
   * @param pem the certificates of the server's authorities
   * @throws TlsException if they cannot be used
   */
  public static SSLContext context(Path pem) {
    try {
      List<X509Certificate> authorities = Pem.certificates(Files.readString(pem));
      if (authorities.isEmpty()) {
        throw new TlsException(List.of(pem + ": no certificate in it (expected: X.509 as PEM)"));
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust(authorities)}, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new TlsException(List.of(pem + ": cannot be used: " + e));
    }
  }

  static X509ExtendedTrustManager trust(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("ca-" + i, authorities.get(i));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
