package io.emgadapter.gateway;

import io.emgadapter.gateway.FileStore.Place;
import io.emgadapter.order.Route;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The stores of files, one for each route at most. */
public final class FileStores {
  private final Map<Route, FileStore> byRoute = new EnumMap<>(Route.class);

  /** The stores that are there. */
  public FileStores(Collection<FileStore> stores) {
    stores.forEach(store -> byRoute.put(store.route(), store));
  }

  /** The store whose files orders of this route carry. */
  public Optional<FileStore> of(Route route) {
    return Optional.ofNullable(byRoute.get(route));
  }

  /** The store that has what lies there: by id only the REST APIs, by Url only a container. */
  public Optional<FileStore> of(Place place) {
    return of(place.id() == null ? Route.EMG : Route.REST);
  }
}
