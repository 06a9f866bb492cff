package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.FileStore;
import io.emgadapter.gateway.FileStore.Fetched.NotThere;
import io.emgadapter.gateway.FileStore.Stored.Kept;
import io.emgadapter.order.FileKind;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.outbound.FileCalls;
import io.emgadapter.outbound.FileCalls.Answered;
import io.emgadapter.outbound.FileCalls.Outgoing;
import io.emgadapter.work.LogKey;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in the Blob containers of subscriptions (Azure, Put Blob): one {@code PUT} creates a block
 * blob under a name that no other has, and an order names its address without the key. The key goes
 * to the host of the container alone, and no redirect is followed. Equinix's limit: 5 MB a file.
 */
public final class BlobFiles implements FileStore {
  private static final Logger LOG = LoggerFactory.getLogger(BlobFiles.class);
  private static final long MOST_BYTES = 5L * 1024 * 1024;
  private static final int LONGEST_BASE = 60;
  private static final Duration LATER = Duration.ofSeconds(15);
  private static final Duration BY_A_PERSON = Duration.ofMinutes(5);
  private static final NotThere NONE =
      new NotThere("Fetch it yourself: its address is on no host that this adapter may ask.");

  private final Map<String, BlobAccount> accounts;
  private final Map<String, FileCalls> calls;

  /**
   * @param accounts by the name of the subscription
   * @param calls the way to the container, by the name of the subscription
   */
  public BlobFiles(Map<String, BlobAccount> accounts, Function<String, FileCalls> calls) {
    this.accounts = Map.copyOf(accounts);
    this.calls = accounts.keySet().stream().collect(Collectors.toMap(name -> name, calls));
  }

  private FileCalls calls(String subscription) {
    return Objects.requireNonNull(calls.get(subscription));
  }

  @Override
  public Route route() {
    return Route.EMG;
  }

  @Override
  public boolean isSetUp(String subscription) {
    return accounts.containsKey(subscription);
  }

  @Override
  public String missing(String subscription) {
    return "emg.subscriptions.%s.blob.container and upload-key".formatted(subscription);
  }

  @Override
  public long most(Resource resource) {
    return MOST_BYTES;
  }

  @Override
  public Optional<String> wrong(String name) {
    return Optional.empty();
  }

  @Override
  public Stored store(String subscription, NewFile file, Duration longest) {
    BlobAccount account = accounts.get(subscription);
    if (account == null) {
      return new Stored.Unavailable("Have it set up: " + missing(subscription) + ".", BY_A_PERSON);
    }
    String id = UUID.randomUUID().toString();
    String url = account.blob(blobName(file.name(), id));
    Map<String, String> headers = Map.of("x-ms-blob-type", "BlockBlob", "If-None-Match", "*");
    Outgoing content = new Outgoing(file.content(), file.size(), file.type());
    try {
      Answered answer =
          calls(subscription).send("PUT", account.toCreate(url), headers, content, longest);
      return answer.status() == 201
          ? new Kept(id, file.name(), url)
          : refused(subscription, answer.status());
    } catch (IOException e) {
      return new Stored.Unavailable("Try again later: the storage gave no answer.", LATER);
    }
  }

  /** The name's letters and digits, and an id that nobody can guess. */
  private static String blobName(String name, String id) {
    String ending = FileKind.ending(name);
    String base =
        name.substring(0, name.length() - ending.length()).replaceAll("[^0-9A-Za-z-]+", "_");
    return base.substring(0, Math.min(LONGEST_BASE, base.length())) + "-" + id + ending;
  }

  /** Nothing that a sender could do better, apart from waiting. */
  private static Stored refused(String subscription, int status) {
    boolean byOurs = status == 401 || status == 403 || status == 404;
    if (byOurs) {
      LOG.atError()
          .addKeyValue(LogKey.SUBSCRIPTION, subscription)
          .log(
              "The Blob container answers {}; no file is taken until its address and upload key are"
                  + " right",
              status);
    }
    return byOurs
        ? new Stored.Unavailable(
            "Tell the operator: the storage does not take the adapter's key.", BY_A_PERSON)
        : new Stored.Unavailable("Try again later: the storage answered " + status + ".", LATER);
  }

  @Override
  public Fetched fetch(String subscription, Place place, Duration longest, Sink sink)
      throws IOException {
    BlobAccount account = accounts.get(subscription);
    String url = place.url();
    Optional<URI> address = account == null || url == null ? Optional.empty() : account.toRead(url);
    return address.isEmpty() ? NONE : fetch(calls(subscription), address.get(), longest, sink);
  }

  private static Fetched fetch(FileCalls calls, URI address, Duration longest, Sink sink)
      throws IOException {
    AtomicBoolean begun = new AtomicBoolean();
    try {
      return calls.get(
          address,
          Map.of(),
          longest,
          (status, content, length) -> {
            if (status == 200) {
              begun.set(true);
              sink.accept(content, length);
            }
            return fetched(status);
          });
    } catch (IOException e) {
      if (begun.get()) {
        throw e;
      }
      return new Fetched.Unavailable("Try again later: the storage gave no answer.", LATER);
    }
  }

  private static Fetched fetched(int status) {
    return switch (status) {
      case 200 -> new Fetched.Done();
      case 404, 410 -> new NotThere("Equinix has no such file any more.");
      default ->
          new Fetched.Unavailable("Try again later: the storage answered " + status + ".", LATER);
    };
  }
}
