package io.emgadapter.request;

import io.emgadapter.ledger.files.FindHandles;
import io.emgadapter.ledger.files.Handle;
import io.emgadapter.ledger.files.Handle.Owner;
import io.emgadapter.ledger.files.Handle.Use;
import io.emgadapter.order.FileKind;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Problems.ProblemCode;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.StorableText;
import io.emgadapter.subscription.Subscription;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks up the handles of a work request's attachments in the ledger. A handle is for the sender
 * that posted the file, in its subscription, for orders of one resource and route. On the route
 * {@code rest} a handle is the id that Equinix's API takes, so it stays; else a Url takes its
 * place.
 */
@Component
class Handles {
  /** The code of a handle that is none of this sender's. */
  static final String NO_SUCH_HANDLE = "no-such-handle";

  private static final String ATTACHMENTS = "Attachments";
  private static final String HANDLE = "Handle";

  private final FindHandles find;

  Handles(FindHandles find) {
    this.find = find;
  }

  /**
   * The Body as its route takes it. A Body without handles is not changed, and the ledger is not
   * asked.
   *
   * @throws org.springframework.dao.DataAccessException if the ledger is out of reach
   */
  ObjectNode resolved(
      ObjectNode body,
      String sender,
      Subscription subscription,
      Resource resource,
      Problems found) {
    List<String> ids = files(body).map(Handles::handle).filter(Handles::canBeOne).toList();
    if (files(body).noneMatch(file -> handle(file) != null)) {
      return body;
    }
    Map<String, Handle> known = find.of(new Owner(subscription.name(), sender), ids);
    Use use = new Use(resource, subscription.route(resource));
    ObjectNode resolved = body.deepCopy();
    List<JsonNode> files = files(resolved).toList();
    for (int i = 0; i < files.size(); i++) {
      String id = handle(files.get(i));
      if (id != null && files.get(i) instanceof ObjectNode file) {
        resolve(file, known.get(id), use, "/body/" + ATTACHMENTS + "/" + i, found);
      }
    }
    return resolved;
  }

  private static void resolve(
      ObjectNode file, @Nullable Handle handle, Use use, String pointer, Problems found) {
    if (handle == null) {
      found.add(
          pointer + "/" + HANDLE,
          NO_SUCH_HANDLE,
          "Post the file to /attachments as this sender and for this subscription, and send the id"
              + " of the answer.");
    } else if (!handle.use().equals(use)) {
      found.add(
          pointer + "/" + HANDLE,
          ProblemCode.NOT_ALLOWED,
          "Post the file again with resource=%s: this handle is for other orders."
              .formatted(use.resource().word()));
    } else if (!file.path("Name").asString("").equals(handle.name())) {
      found.add(
          pointer + "/Name",
          ProblemCode.NOT_ALLOWED,
          "Send the name that the answer to POST /attachments has.");
    } else if (use.route() == Route.EMG && !file.hasNonNull("Url")) {
      file.remove(HANDLE);
      file.put("Url", handle.url());
    }
  }

  private static Stream<JsonNode> files(ObjectNode body) {
    JsonNode files = body.path(ATTACHMENTS);
    return files.isArray() ? files.valueStream() : Stream.empty();
  }

  private static @Nullable String handle(JsonNode file) {
    JsonNode handle = file.path(HANDLE);
    return handle.isString() ? handle.stringValue() : null;
  }

  /** Whether the ledger can be asked for it. */
  private static boolean canBeOne(@Nullable String id) {
    return id != null && id.length() <= FileKind.LONGEST_ID && StorableText.isStorable(id);
  }
}
