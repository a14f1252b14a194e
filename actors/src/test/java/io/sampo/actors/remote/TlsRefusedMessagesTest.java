package io.sampo.actors.remote;

import io.sampo.certificates.MadeCertificates;
import io.sampo.tls.Identity;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Between nodes under TLS. */
final class TlsRefusedMessagesTest extends RefusedMessages {
  TlsRefusedMessagesTest(@TempDir Path folder) throws Exception {
    super(Optional.of(Identity.load(MadeCertificates.in(folder))));
  }
}
