package io.emgadapter.pause;

/**
 * Watches the process pass its {@link PausePoint}s; found by {@link java.util.ServiceLoader}. The
 * shipped adapter has none: the fault campaign brings one, which stops the process dead.
 */
public interface PauseWatch {
  /** Called by the thread that does the work, which goes on when this returns. */
  void reached(PausePoint point);
}
