package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.FileStore;
import io.emgadapter.gateway.FileStore.Fetched.NotThere;
import io.emgadapter.gateway.FileStore.Stored.Unavailable;
import io.emgadapter.gateway.rest.mapping.File;
import io.emgadapter.order.FileKind;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files at Equinix's Attachments API (Equinix, Attachments v1), where the credentials of the
 * subscription put them and get them. Its limits: 10 MB a file, 2 MB for Smart Hands.
 */
final class RestFiles implements FileStore {
  private static final long MOST_BYTES = 10L * 1024 * 1024;
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z._-]{1,100}");
  private static final NotThere NONE = new NotThere("Equinix has no such file.");

  private final Map<String, AccountFiles> accounts;

  RestFiles(Map<String, AccountFiles> accounts) {
    this.accounts = Map.copyOf(accounts);
  }

  @Override
  public Route route() {
    return Route.REST;
  }

  @Override
  public boolean isSetUp(String subscription) {
    return accounts.containsKey(subscription);
  }

  @Override
  public String missing(String subscription) {
    return "emg.subscriptions.%s.rest.client-id and client-secret".formatted(subscription);
  }

  @Override
  public long most(Resource resource) {
    return switch (resource) {
      case SMART_HANDS -> RemoteFiles.MOST_BYTES;
      case WORK_VISIT -> MOST_BYTES;
    };
  }

  /** The one type that the messaging gateway takes and Attachments v1 does not. */
  @Override
  public Optional<String> wrong(String name) {
    return FileKind.ending(name).equals(".pptx")
        ? Optional.of(
            "Send another type than .pptx, for example .pdf; the REST route does not take it.")
        : Optional.empty();
  }

  @Override
  public Stored store(String subscription, NewFile file, Duration longest) {
    AccountFiles account = accounts.get(subscription);
    return account == null
        ? new Unavailable("Have it set up: " + missing(subscription) + ".", longest)
        : account.upload(
            new NewFile(File.fitting(file.name()), file.type(), file.size(), file.content()),
            longest);
  }

  @Override
  public Fetched fetch(String subscription, Place place, Duration longest, Sink sink)
      throws IOException {
    AccountFiles account = accounts.get(subscription);
    String id = place.id();
    return account == null || id == null || !ID.matcher(id).matches()
        ? NONE
        : account.download(id, longest, sink);
  }
}
