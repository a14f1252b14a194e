package io.sampo.app.management;

import io.sampo.actors.sight.View;
import io.sampo.config.ManagementSection;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A node of the run mill that can be asked over loopback, and remembers that it was drained. */
final class ServedNode implements ManagedNode {
  private final Supplier<CompletionStage<View>> look;

  /** Whether nobody but it could host the coordinator. */
  boolean needed;

  boolean drained;

  /** One that sees the cluster of {@link Statuses}. */
  ServedNode() {
    this(() -> CompletableFuture.completedFuture(Statuses.view()));
  }

  ServedNode(Supplier<CompletionStage<View>> look) {
    this.look = look;
  }

  ManagementServer serve(Optional<Token> token) throws IOException {
    return ManagementServer.start(on("127.0.0.1", 0), token, "mill", this);
  }

  static ManagementSection on(String host, int port) {
    return new ManagementSection(true, host, port, Optional.empty());
  }

  @Override
  public String name() {
    return "a:1 pid 1";
  }

  @Override
  public CompletionStage<View> look() {
    return look.get();
  }

  @Override
  public boolean drain() {
    drained = !needed;
    return drained;
  }

  @Override
  public void managedAt(String address) {}
}
