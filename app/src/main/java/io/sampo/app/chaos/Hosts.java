package io.sampo.app.chaos;

import java.util.List;

/** Where the processes of a cluster live. */
sealed interface Hosts extends AutoCloseable permits OneHost, NamespaceHosts {
  /** The address of a process's host. */
  String address(int place);

  /** The command line that runs a command there. */
  List<String> on(int place, List<String> command);

  /** From now on nothing reaches that host, and nothing leaves it. */
  void cut(int place);

  /** Its network is as before. */
  void heal(int place);

  @Override
  void close();
}
