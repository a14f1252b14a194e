package io.sampo.tls;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.certificates.MadeCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  @TempDir private Path folder;
  private Path ours;
  private Path others;

  @BeforeEach
  void makeCertificates() throws Exception {
    ours = MadeCertificates.in(folder.resolve("ours"));
    others = MadeCertificates.in(folder.resolve("others"));
  }

  private List<String> problems() {
    var e = assertThrows(TlsException.class, () -> Identity.load(ours));
    return String.valueOf(e.getMessage())
        .replace("deployment.tls.folder: " + ours + "/", "")
        .lines()
        .toList();
  }

  private void take(String file) throws IOException {
    Files.copy(others.resolve(file), ours.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }

  /** A certificate of keytool's that was valid for ten days of 2020. */
  private void expire(String file) throws Exception {
    Path store = folder.resolve("expired.p12");
    keytool(
        "-genkeypair -alias old -keyalg EC -dname CN=old -startdate 2020/01/01 -validity 10",
        store);
    keytool("-exportcert -alias old -rfc -file " + folder.resolve("old.pem"), store);
    Files.move(folder.resolve("old.pem"), ours.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void keytool(String arguments, Path store) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String all = tool + " " + arguments + " -storepass made-for-a-test -keystore " + store;
    Process made =
        new ProcessBuilder(all.split(" "))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, made.waitFor(), arguments);
  }

  @Test
  void theScriptsFilesAreReadableByTheirOwnerOnlyAndMakeAnIdentity() throws IOException {
    for (String file : List.of("ca.pem", "node.pem", "node.key", "authority/ca.key")) {
      var permissions = Files.getPosixFilePermissions(ours.resolve(file));
      assertEquals("rw-------", PosixFilePermissions.toString(permissions), file);
    }
    assertDoesNotThrow(() -> Identity.load(ours).context());
  }

  @Test
  void theScriptWritesOverNothing() throws Exception {
    String before = Files.readString(ours.resolve("node.pem"));
    assertThrows(IllegalStateException.class, () -> MadeCertificates.in(ours));
    assertEquals(before, Files.readString(ours.resolve("node.pem")));
  }

  @Test
  void everyMissingFileIsNamed() throws IOException {
    for (String file : List.of("ca.pem", "node.pem", "node.key")) {
      Files.delete(ours.resolve(file));
    }
    assertEquals(
        List.of(
            "ca.pem: missing (expected: a file)",
            "node.pem: missing (expected: a file)",
            "node.key: missing (expected: a file)"),
        problems());
  }

  @Test
  void whatIsNotPemIsNamedAndNotRepeated() throws IOException {
    for (String file : List.of("ca.pem", "node.pem", "node.key")) {
      Files.writeString(ours.resolve(file), "hunter2");
    }
    assertEquals(
        List.of(
            "ca.pem: no certificate in it (expected: X.509 certificates as PEM)",
            "node.pem: no certificate in it (expected: X.509 certificates as PEM)",
            "node.key: no private key in it (expected: an RSA, EC or Ed25519 key as PKCS#8 PEM, not"
                + " encrypted)"),
        problems());
  }

  @Test
  void anotherNodesKeyIsRefused() throws IOException {
    take("node.key");
    assertEquals(
        List.of("node.key: not the key of node.pem (expected: the key it was made with)"),
        problems());
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() throws IOException {
    take("ca.pem");
    List<String> problems = problems();
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().startsWith("node.pem: CN=sampo node, serial "));
    assertTrue(problems.getFirst().endsWith(" (expected: one that ca.pem vouches for)"));
  }

  @Test
  void expiredCertificatesAreNamedWithTheirEnd() throws Exception {
    expire("ca.pem");
    String problem = problems().getFirst();
    assertTrue(problem.startsWith("ca.pem: CN=old expired at 2020-01-1"), problem);
  }
}
