package io.emgadapter.request;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.access.HttpSettings;
import io.emgadapter.access.Upload;
import io.emgadapter.gateway.FileStore;
import io.emgadapter.gateway.FileStore.NewFile;
import io.emgadapter.gateway.FileStore.Stored.Kept;
import io.emgadapter.gateway.FileStore.Stored.Refused;
import io.emgadapter.gateway.FileStore.Stored.Unavailable;
import io.emgadapter.gateway.FileStores;
import io.emgadapter.ledger.files.Handle;
import io.emgadapter.ledger.files.Handle.Owner;
import io.emgadapter.ledger.files.Handle.Use;
import io.emgadapter.ledger.files.KeepHandle;
import io.emgadapter.order.FileKind;
import io.emgadapter.order.Resource;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.work.LogKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The door for files: hands a file on to Equinix as it comes and keeps its handle. A death between
 * the two leaves a file at Equinix that nobody names; no order depends on it yet.
 */
@Component
public final class FileDoor {
  private static final Logger LOG = LoggerFactory.getLogger(FileDoor.class);
  private static final int LONGEST_NAME = 255;
  private static final int MOST_DISCARDED = 64 << 20;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final FileStores stores;
  private final KeepHandle handles;
  private final FileSettings settings;
  private final Duration patience;
  private final Semaphore places;

  FileDoor(FileStores stores, KeepHandle handles, FileSettings settings, HttpSettings http) {
    this.stores = stores;
    this.handles = handles;
    this.settings = settings;
    this.patience = http.bodyWithin();
    this.places = new Semaphore(settings.atOnce());
  }

  /** A file that is to be posted, before its first byte is read. */
  private record Asked(Owner owner, Use use, FileStore store, String name, long size) {}

  /**
   * Takes the body of a request as a file.
   *
   * @param resource for orders of which it is
   * @param name its name, which ends in its type
   * @throws HttpProblem if it is not taken; the sentence says what to send instead
   */
  public Handle take(
      HttpServletRequest http,
      Caller caller,
      Subscription subscription,
      Resource resource,
      String name)
      throws IOException {
    Use use = new Use(resource, subscription.route(resource));
    FileStore store = store(subscription, use);
    checkName(name, store);
    long size = size(http.getContentLengthLong(), store.most(resource), resource);
    Owner owner = new Owner(subscription.name(), caller.sender());
    return inPlace(http, new Asked(owner, use, store, name, size));
  }

  private FileStore store(Subscription subscription, Use use) {
    Optional<FileStore> store = stores.of(use.route());
    return store
        .filter(each -> each.isSetUp(subscription.name()))
        .orElseThrow(() ->
            new HttpProblem(
                HttpStatus.NOT_IMPLEMENTED,
                "Have %s set, or send the file as Url or Data of the work request."
                    .formatted(
                        store
                            .map(each -> each.missing(subscription.name()))
                            .orElse("emg.subscriptions." + subscription.name() + ".rest"))));
  }

  private static void checkName(String name, FileStore store) {
    if (name.isBlank() || name.length() > LONGEST_NAME || name.matches(".*[/\\\\].*")) {
      throw HttpProblem.wrong("Send as filename a name of 1 to 255 characters, without a path.");
    }
    if (FileKind.of(name).isEmpty()) {
      throw fileType("Send a filename that ends in one of " + FileKind.endings() + ".");
    }
    store
        .wrong(name)
        .ifPresent(sentence -> {
          throw fileType(sentence);
        });
  }

  private static HttpProblem fileType(String sentence) {
    return HttpProblem.unusable(sentence).code("file-type");
  }

  private static long size(long announced, long most, Resource resource) {
    if (announced < 0) {
      throw new HttpProblem(
          HttpStatus.LENGTH_REQUIRED, "Send Content-Length, the size of the file in bytes.");
    }
    if (announced == 0) {
      throw HttpProblem.unusable("Send the file as the body; it is empty.");
    }
    if (announced > most) {
      throw new HttpProblem(
              HttpStatus.CONTENT_TOO_LARGE,
              "Send at most %d bytes: a file of a %s order is no larger."
                  .formatted(most, resource.word()))
          .code("too-large");
    }
    return announced;
  }

  private Handle inPlace(HttpServletRequest http, Asked asked) throws IOException {
    if (!places.tryAcquire()) {
      throw HttpProblem.later("Send it again: too many files are on their way.", SOON);
    }
    try {
      return stored(new ExactStream(http.getInputStream(), asked.size(), settings.within()), asked);
    } finally {
      places.release();
    }
  }

  private Handle stored(ExactStream content, Asked asked) {
    byte[] head = head(content, asked);
    String type = FileKind.mediaType(asked.name());
    var whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
    var file = new NewFile(asked.name(), type, asked.size(), whole);
    String subscription = asked.owner().subscription();
    FileStore.Stored stored = asked.store().store(subscription, file, settings.within());
    checkWhole(content);
    return switch (stored) {
      case Kept kept -> kept(kept, type, asked);
      case Refused(var sentence) -> throw fileType(sentence);
      case Unavailable(var sentence, var pause) -> throw HttpProblem.later(sentence, pause);
    };
  }

  private static byte[] head(ExactStream content, Asked asked) {
    try {
      byte[] head = content.readNBytes((int) Math.min(FileKind.HEAD, asked.size()));
      if (!FileKind.of(asked.name()).orElseThrow().fits(head)) {
        throw fileType(
            "Send a file whose content is what its name says, or name it by its content.");
      }
      return head;
    } catch (IOException e) {
      checkWhole(content);
      throw HttpProblem.wrong("Send the file as the body.");
    }
  }

  /** Ends the request if the file did not come as it was announced. */
  private static void checkWhole(ExactStream content) {
    switch (content.failure()) {
      case TOO_SLOW ->
          throw new HttpProblem(
              HttpStatus.REQUEST_TIMEOUT, "Send the file faster, or a smaller one.");
      case SHORTER, LONGER -> throw HttpProblem.wrong("Send as many bytes as Content-Length says.");
      case null -> {}
    }
  }

  private Handle kept(Kept kept, String type, Asked asked) {
    PausePoint.UPLOADED.reach();
    var handle =
        new Handle(
            asked.owner(), kept.id(), kept.name(), asked.size(), type, asked.use(), kept.url());
    handles.keep(handle);
    LOG.atInfo()
        .addKeyValue(LogKey.SUBSCRIPTION, asked.owner().subscription())
        .log("A file of {} bytes was posted and lies at Equinix", asked.size());
    return handle;
  }

  /**
   * Reads the rest of a file that is not taken. Else its sender, still writing, would not see the
   * answer. A sender that asks before it writes (RFC 9110, 10.1.1) has not begun.
   */
  public void discard(HttpServletRequest http) {
    if (http.getHeader(HttpHeaders.EXPECT) != null) {
      return;
    }
    try {
      Upload.discard(http.getInputStream(), MOST_DISCARDED, patience);
    } catch (IOException e) {
      LOG.trace("The rest of a file that is not taken did not come");
    }
  }
}
