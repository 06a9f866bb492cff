package io.emgadapter.order;

import java.util.Arrays;
import java.util.Optional;

/** By which of Equinix's interfaces a Task goes. This is where routes are listed. */
public enum Route {
  /** Over the messaging gateway; the answer comes later, as an Ack. */
  EMG("emg"),
  /** Through the REST APIs; the answer comes at once. */
  REST("rest");

  private final String word;

  Route(String word) {
    this.word = word;
  }

  /** The name in settings, in the ledger and wherever the adapter shows it. */
  public String word() {
    return word;
  }

  /** Finds the route of exactly this {@link #word()}. */
  public static Optional<Route> of(String word) {
    return Arrays.stream(values()).filter(route -> route.word.equals(word)).findFirst();
  }

  /** The {@link #word()}, so that no line of a log shows another text. */
  @Override
  public String toString() {
    return word;
  }
}
