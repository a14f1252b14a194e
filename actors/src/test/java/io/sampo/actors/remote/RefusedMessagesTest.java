package io.sampo.actors.remote;

import java.util.Optional;

/** Between nodes that trust their network. */
final class RefusedMessagesTest extends RefusedMessages {
  RefusedMessagesTest() {
    super(Optional.empty());
  }
}
