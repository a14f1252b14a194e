package io.sampo.app.management;

import io.sampo.actors.sight.View;
import io.sampo.config.ManagementSection;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
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
  public static Management start(RunConfig config, Supplier<CompletionStage<View>> look)
      throws IOException {
    ManagementSection section = config.deployment().management();
    if (!section.enabled()) {
      return new Management(null, null);
    }
    ManagementServer server =
        ManagementServer.start(section, Token.from(section.tokenFile()), config.run().name(), look);
    try {
      return new Management(server, NodeFile.write(config.run().folder(), server.address()));
    } catch (IOException e) {
      server.close();
      throw e;
    }
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
