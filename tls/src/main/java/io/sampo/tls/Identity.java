package io.sampo.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A node of a deployment as its peers see it: the certificate it shows, and the authority whose
 * certificates it believes. The key stays inside and has no text.
 */
public final class Identity {
  private static final char[] IN_MEMORY_ONLY = {};

  private final KeyManager keys;
  private final X509ExtendedTrustManager trust;
  private final Handshakes handshakes = new Handshakes();

  /**
   * Reads a folder with {@code ca.pem}, {@code node.pem} and {@code node.key}.
   *
   * @throws TlsException if anything is wrong with them, with all that is
   */
  public static Identity load(Path folder) {
    return new IdentityFiles(folder).read();
  }

  Identity(List<X509Certificate> authorities, List<X509Certificate> chain, PrivateKey key)
      throws GeneralSecurityException, IOException {
    this.keys = keys(chain, key);
    this.trust = new PeerTrust(Authorities.trust(authorities));
  }

  /** Shows the node's certificate. */
  public KeyManager keys() {
    return keys;
  }

  /** Believes whoever has a certificate of the deployment's authority, under whatever name. */
  public TrustManager trust() {
    return trust;
  }

  /** The handshakes and connections under this identity that failed. */
  public Handshakes handshakes() {
    return handshakes;
  }

  /** Both, for engines of the JDK. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS 1.3", e);
    }
  }

  /**
   * Passes if peers with the same authority will believe this chain, as a client and as a server.
   */
  void requireTrusted(List<X509Certificate> chain) throws GeneralSecurityException {
    X509Certificate[] shown = chain.toArray(X509Certificate[]::new);
    trust.checkClientTrusted(shown, "UNKNOWN");
    trust.checkServerTrusted(shown, "UNKNOWN");
  }

  private static KeyManager keys(List<X509Certificate> chain, PrivateKey key)
      throws GeneralSecurityException, IOException {
    KeyStore store = Authorities.emptyStore();
    store.setKeyEntry("node", key, IN_MEMORY_ONLY, chain.toArray(X509Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, IN_MEMORY_ONLY);
    return factory.getKeyManagers()[0];
  }
}
