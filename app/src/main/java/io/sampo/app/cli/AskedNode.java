package io.sampo.app.cli;

import io.sampo.app.management.Token;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which node a command asks, and what it shows to it. */
final class AskedNode {
  @Option(
      names = "--at",
      paramLabel = "HOST:PORT",
      description = "a node's management address, instead of a folder")
  private @Nullable String address;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "the token that the node expects (else the environment's " + Token.VARIABLE + ")")
  private @Nullable Path tokenFile;

  Optional<String> address() {
    return Optional.ofNullable(address);
  }

  Optional<Token> token() {
    return Token.from(Optional.ofNullable(tokenFile));
  }
}
