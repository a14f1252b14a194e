package io.sampo.actors.coordinator;

import io.sampo.actors.wire.Wire;

/**
 * Who leads: the members' addresses, host:port in the cluster.
 *
 * @param coordinator the node that hosts it
 * @param learner the node of the learner that leads; empty while none does
 * @param term under which it leads, or the last one led; it grows with each change. 0 before any
 */
public record Leads(String coordinator, String learner, long term) implements Wire {
  /** Before anybody leads. */
  public static final Leads NOBODY = new Leads("", "", 0);
}
