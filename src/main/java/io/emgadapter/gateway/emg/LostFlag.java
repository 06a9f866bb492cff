package io.emgadapter.gateway.emg;

import java.util.function.BiConsumer;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.DisconnectionEvent;
import org.jspecify.annotations.Nullable;

/** Hears of a lost connection, which may be before its link is known or after. */
final class LostFlag<L> implements BiConsumer<Connection, DisconnectionEvent> {

  private final EmgLink<L> owner;
  private @Nullable OpenLink<L> link;
  private @Nullable String reason;

  LostFlag(EmgLink<L> owner) {
    this.owner = owner;
  }

  @Override
  public synchronized void accept(Connection connection, DisconnectionEvent event) {
    reason = Reasons.of(event.failureCause());
    tell();
  }

  synchronized void attach(OpenLink<L> opened) {
    link = opened;
    tell();
  }

  private void tell() {
    if (link != null && reason != null) {
      owner.drop(link, reason);
    }
  }
}
