package io.sampo.app.management;

import io.sampo.config.ManagementSection;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A node's way to be asked, as long as the node lives: the server and the file that names it. */
public final class Management implements AutoCloseable {
  private final @Nullable ManagementServer server;
  private final @Nullable NodeFile file;

  private Management(@Nullable ManagementServer server, @Nullable NodeFile file) {
    this.server = server;
    this.file = file;
  }

  /** Serves, unless the run wants none. */
  public static Management start(RunConfig config, ManagedNode node) throws IOException {
    ManagementSection section = config.deployment().management();
    if (!section.enabled()) {
      return new Management(null, null);
    }
    ManagementServer server =
        ManagementServer.start(section, Token.from(section.tokenFile()), config.run().name(), node);
    try {
      String address = reachedAt(config) + ":" + server.port();
      node.managedAt(address);
      return new Management(server, NodeFile.write(config.run().folder(), address));
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** Who listens on every address of the machine is asked where the cluster reaches it. */
  private static String reachedAt(RunConfig config) throws IOException {
    String host = config.deployment().management().host();
    return InetAddress.getByName(host).isAnyLocalAddress() ? config.deployment().host() : host;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
    if (server != null) {
      server.close();
    }
  }
}
