package io.emgadapter.gateway;

import java.util.List;

/** Who keeps links to Equinix open, and can say how they are. */
public interface Links {

  /**
   * One link.
   *
   * @param direction {@code incoming} to Equinix, {@code outgoing} from Equinix, in Equinix's words
   */
  record Link(String subscription, String direction, boolean connected) {}

  /** All of them, as they are now. */
  List<Link> links();
}
