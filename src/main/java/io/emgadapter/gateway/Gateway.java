package io.emgadapter.gateway;

import java.util.List;

/** A way to Equinix. Safe for use by several threads. */
public interface Gateway {

  /**
   * Sends Tasks of one subscription, pipelined, and waits (bounded) until the fate of each is
   * known.
   *
   * @param tasks none of them twice
   * @return one outcome for each Task, in the same order
   */
  List<Outcome> send(List<SealedTask> tasks);

  /** Looks whether a Task whose outcome was {@link Outcome.Unknown} reached Equinix. */
  Lookup lookup(SealedTask task);
}
