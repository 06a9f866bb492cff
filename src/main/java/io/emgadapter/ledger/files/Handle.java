package io.emgadapter.ledger.files;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import org.jspecify.annotations.Nullable;

/**
 * A file that a sender posted and that lies at Equinix now.
 *
 * @param owner who may use it, and where
 * @param id what a work request names it by, at most 100 characters: on the route {@code rest} the
 *     id that Equinix gave, else one of our own
 * @param name the name under which it lies there, at most 255 characters
 * @param size in bytes
 * @param type its media type, by its content
 * @param use for which orders it is
 * @param url where Equinix downloads it, without a key; null on the route {@code rest}
 */
public record Handle(
    Owner owner, String id, String name, long size, String type, Use use, @Nullable String url) {

  /** Who posted it, and for which subscription. */
  public record Owner(String subscription, String sender) {}

  /** The orders that can carry it: those of one resource, by one route. */
  public record Use(Resource resource, Route route) {}

  /** Nothing of the name, which may be personal. */
  @Override
  public String toString() {
    return "Handle[" + id + "]";
  }
}
