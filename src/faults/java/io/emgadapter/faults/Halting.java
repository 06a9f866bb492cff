package io.emgadapter.faults;

import io.emgadapter.pause.PausePoint;
import io.emgadapter.pause.PausePoint.PauseWatch;

/** In an instance: halts at a {@link PausePoint}. */
public final class Halting implements PauseWatch {
  @Override
  public void reached(PausePoint point) {
    ChildControl.at(point.name());
  }
}
