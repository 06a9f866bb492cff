package io.emgadapter.http;

import io.emgadapter.access.HttpProblem;
import io.emgadapter.gateway.FileStore;
import io.emgadapter.gateway.FileStore.Fetched.Done;
import io.emgadapter.gateway.FileStore.Fetched.NotThere;
import io.emgadapter.gateway.FileStore.Fetched.Unavailable;
import io.emgadapter.gateway.FileStore.Place;
import io.emgadapter.gateway.FileStore.Sink;
import io.emgadapter.gateway.FileStores;
import io.emgadapter.gateway.rest.Read.Found;
import io.emgadapter.gateway.rest.RestReads;
import io.emgadapter.ledger.reads.ReadFiles;
import io.emgadapter.order.NamedFile;
import io.emgadapter.request.FileSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of an order: those that came with its news and with Equinix's answers, and those that
 * Equinix lists in its details now. Only a file that belongs to the order is fetched.
 */
@Component
class OrderFiles {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration SOON = Duration.ofSeconds(1);

  private final ReadFiles files;
  private final RestReads equinix;
  private final FileStores stores;
  private final FileSettings settings;
  private final Semaphore places;

  OrderFiles(ReadFiles files, RestReads equinix, FileStores stores, FileSettings settings) {
    this.files = files;
    this.equinix = equinix;
    this.stores = stores;
    this.settings = settings;
    this.places = new Semaphore(settings.atOnce());
  }

  /**
   * A file of an order.
   *
   * @param id what it is fetched by
   * @param name as Equinix says; null if it does not
   */
  record OrderFile(String id, @Nullable String name) {}

  /** A file, and where it lies. */
  record Lying(OrderFile file, Place place) {}

  /** Those that came with its news, the latest first, and with answers. */
  List<OrderFile> of(String subscription, String servicerId) {
    Map<String, OrderFile> byId = new LinkedHashMap<>();
    known(subscription, servicerId)
        .map(Lying::file)
        .forEach(file -> byId.putIfAbsent(file.id(), file));
    return List.copyOf(byId.values());
  }

  /** The one of this id; empty if the order has none such. */
  Optional<Lying> find(String subscription, String servicerId, String id) {
    Optional<Lying> known =
        known(subscription, servicerId).filter(each -> each.file().id().equals(id)).findFirst();
    return known.isPresent() ? known : inDetails(subscription, servicerId, id);
  }

  /**
   * Fetches one.
   *
   * @throws HttpProblem if it cannot be fetched, and nothing of it was given to the sink
   * @throws IOException if it broke off
   */
  void fetch(String subscription, Lying file, Sink sink) throws IOException {
    FileStore store = stores.of(file.place()).orElseThrow(() -> notSetUp(subscription));
    if (!store.isSetUp(subscription)) {
      throw HttpProblem.notFound(
          "Have %s set; without it this file is not fetched."
              .formatted(store.missing(subscription)));
    }
    if (!places.tryAcquire()) {
      throw HttpProblem.later("Ask again: too many files are on their way.", SOON);
    }
    try {
      switch (store.fetch(subscription, file.place(), settings.within(), sink)) {
        case Done() -> {}
        case NotThere(var sentence) -> throw HttpProblem.notFound(sentence);
        case Unavailable(var sentence, var pause) -> throw HttpProblem.later(sentence, pause);
      }
    } finally {
      places.release();
    }
  }

  private static HttpProblem notSetUp(String subscription) {
    return HttpProblem.notFound(
        "Have emg.subscriptions.%s.rest.client-id and client-secret set; without them this file is"
                .formatted(subscription)
            + " not fetched.");
  }

  private Stream<Lying> known(String subscription, String servicerId) {
    return files.of(subscription, servicerId).stream().flatMap(file -> lying(subscription, file));
  }

  /** By its id where that can be fetched, else by its address. */
  private Stream<Lying> lying(String subscription, NamedFile file) {
    Place byId = file.id() == null ? null : new Place(file.id(), null);
    Place byUrl = file.url() == null ? null : new Place(null, file.url());
    Place place = byId == null || (byUrl != null && !reaches(subscription, byId)) ? byUrl : byId;
    String id = file.id() != null ? file.id() : file.url() == null ? null : nameOf(file.url());
    return place == null || id == null
        ? Stream.empty()
        : Stream.of(new Lying(new OrderFile(id, file.name()), place));
  }

  private boolean reaches(String subscription, Place place) {
    return stores.of(place).filter(store -> store.isSetUp(subscription)).isPresent();
  }

  /** An id for what has only an address; the same each time. */
  private static String nameOf(String url) {
    return UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private Optional<Lying> inDetails(String subscription, String servicerId, String id) {
    return equinix.order(subscription, servicerId, null) instanceof Found(var json)
        ? JSON.readTree(json).findValues("attachments").stream()
            .flatMap(JsonNode::valueStream)
            .filter(file -> file.path("id").asString("").equals(id))
            .map(file ->
                new Lying(new OrderFile(id, file.path("name").asString(null)), new Place(id, null)))
            .findFirst()
        : Optional.empty();
  }
}
