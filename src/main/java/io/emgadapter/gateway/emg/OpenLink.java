package io.emgadapter.gateway.emg;

import org.apache.qpid.protonj2.client.Connection;

/** One life of a link, from its opening to its loss; two lives are never equal. */
final class OpenLink<L> {

  private final Connection connection;
  private final L link;
  private final LostFlag<L> lost;

  OpenLink(Connection connection, L link, LostFlag<L> lost) {
    this.connection = connection;
    this.link = link;
    this.lost = lost;
  }

  Connection connection() {
    return connection;
  }

  L link() {
    return link;
  }

  LostFlag<L> lost() {
    return lost;
  }

  /** Asks for the end of the connection; nobody waits for the peer's agreement. */
  void close() {
    EmgOptions.close(connection);
  }
}
