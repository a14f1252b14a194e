package io.sampo.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes a peer for the authority of its certificate alone, and says who it was where it does
 * not.
 *
 * <p>The name of a connection is no part of the check, so sockets and engines are left aside: every
 * node may do all that another may, its address is often known only once it runs, and the authority
 * is the deployment's own. Having one of its certificates is what makes a node.
 */
final class PeerTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager authority;

  PeerTrust(X509ExtendedTrustManager authority) {
    this.authority = authority;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    try {
      authority.checkClientTrusted(chain, type);
    } catch (CertificateException e) {
      throw stranger(chain, e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    try {
      authority.checkServerTrusted(chain, type);
    } catch (CertificateException e) {
      throw stranger(chain, e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authority.getAcceptedIssuers();
  }

  private static CertificateException stranger(X509Certificate[] chain, CertificateException e) {
    X509Certificate shown = chain[0];
    return new CertificateException(
        "%s, serial %x, issued by %s: %s"
            .formatted(
                shown.getSubjectX500Principal().getName(),
                shown.getSerialNumber(),
                shown.getIssuerX500Principal().getName(),
                e.getMessage()),
        e);
  }
}
