package io.sampo.app.chaos;

import java.util.List;

/** All on the loopback of this machine, which nobody can be cut off from. */
record OneHost() implements Hosts {
  @Override
  public String address(int place) {
    return "127.0.0.1";
  }

  @Override
  public List<String> on(int place, List<String> command) {
    return command;
  }

  @Override
  public void cut(int place) {
    throw new UnsupportedOperationException("one host has no network between its processes");
  }

  @Override
  public void heal(int place) {
    throw new UnsupportedOperationException("one host has no network between its processes");
  }

  @Override
  public void close() {}
}
