package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.FileStore.Fetched;
import io.emgadapter.gateway.FileStore.NewFile;
import io.emgadapter.gateway.FileStore.Sink;
import io.emgadapter.gateway.FileStore.Stored;
import io.emgadapter.gateway.FileStore.Stored.Kept;
import io.emgadapter.gateway.FileStore.Stored.Refused;
import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.Caller.Request;
import io.emgadapter.gateway.rest.call.EquinixApi;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.Reply;
import io.emgadapter.gateway.rest.call.Throttle.Place;
import io.emgadapter.gateway.rest.mapping.File;
import io.emgadapter.order.FileKind;
import io.emgadapter.outbound.FileCalls;
import io.emgadapter.outbound.FileCalls.Answered;
import io.emgadapter.outbound.FileCalls.Outgoing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.ResourceAccessException;

/**
 * The files of one account at Equinix's Attachments API. It has the call places of reads for
 * people, and within them it crowds out no order. Where whoever sends or gets a file breaks off or
 * is slow, that says nothing about Equinix, so the call counts nowhere.
 *
 * @param patience how long a call waits for a place
 */
record AccountFiles(FileCalls calls, RestAccess access, String baseUrl, Duration patience) {
  private static final String FILES = "/v1/attachments";
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(15);
  private static final String CROWDED = "Try again: too much is being read and sent at once.";

  /** The call ended for a reason that is not Equinix's. */
  private static final class OwnSide extends RuntimeException {
    private static final long serialVersionUID = 1;

    OwnSide(IOException cause) {
      super("the user's side of a file broke off", cause);
    }
  }

  Stored upload(NewFile file, Duration longest) {
    WatchedStream ours = new WatchedStream(file.content());
    Outgoing form =
        Multipart.of("uploadFile", new NewFile(file.name(), file.type(), file.size(), ours));
    URI url = URI.create(baseUrl + FILES + "/file");
    Request request = (_, token) -> sent(url, token, form, ours, longest);
    try (Place place = access.throttle().takeForRead(patience)) {
      return place == null
          ? new Stored.Unavailable(CROWDED, SOON)
          : stored(access.caller().once(Api.ATTACHMENTS, request), file);
    } catch (OwnSide e) {
      return later("the file did not come whole", SOON);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Stored.Unavailable("Try again: the adapter is stopping.", LATER);
    }
  }

  private ResponseEntity<byte[]> sent(
      URI url, String token, Outgoing form, WatchedStream ours, Duration longest) {
    try {
      Answered answer = calls.send("POST", url, Map.of(EquinixApi.TOKEN, token), form, longest);
      ResponseEntity.BodyBuilder reply = ResponseEntity.status(answer.status());
      if (answer.retryAfter() != null) {
        reply.header(HttpHeaders.RETRY_AFTER, answer.retryAfter());
      }
      return reply.body(answer.body());
    } catch (IOException e) {
      if (ours.broke() || isMost(ours.waited(), longest)) {
        throw new OwnSide(e);
      }
      throw new ResourceAccessException("no answer", e);
    }
  }

  private static Stored stored(Call call, NewFile file) {
    return switch (call) {
      case NotWritten(var reason, var pause, _) -> later(reason, pause);
      case Lost(var cause) -> later(cause, LATER);
      case Replied(var reply) when reply.isSuccess() ->
          reply
              .text("attachmentId")
              .filter(id -> id.length() <= FileKind.LONGEST_ID)
              .<Stored>map(id -> new Kept(id, name(reply).orElse(file.name()), null))
              .orElseGet(() -> later("Equinix gave the file no id", LATER));
      case Replied(var reply) when reply.isRefusal() ->
          new Refused("Send a file that Equinix takes; it said: " + reply.errorText());
      case Replied(var reply) -> later("Equinix answered " + reply.status(), LATER);
    };
  }

  /** The name that Equinix gave it, if an order can carry that. */
  private static Optional<String> name(Reply reply) {
    return reply
        .text("attachmentName")
        .filter(name -> name.length() <= File.LONGEST_NAME && FileKind.of(name).isPresent());
  }

  private static Stored later(String reason, Duration pause) {
    return new Stored.Unavailable("Try again later: " + reason + ".", pause);
  }

  Fetched download(String id, Duration longest, Sink sink) throws IOException {
    URI url = URI.create(baseUrl + FILES + "/" + id + "/file");
    AtomicBoolean begun = new AtomicBoolean();
    Request request = (_, token) -> fetched(url, token, longest, begun, sink);
    try (Place place = access.throttle().takeForRead(patience)) {
      return place == null
          ? new Fetched.Unavailable(CROWDED, SOON)
          : fetched(access.caller().read(Api.ATTACHMENTS, request), begun.get());
    } catch (OwnSide e) {
      throw new IOException("a file was not taken to its end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Fetched.Unavailable("Try again: the adapter is stopping.", LATER);
    }
  }

  private ResponseEntity<byte[]> fetched(
      URI url, String token, Duration longest, AtomicBoolean begun, Sink sink) {
    Map<String, String> headers =
        Map.of(EquinixApi.TOKEN, token, HttpHeaders.ACCEPT, "application/octet-stream");
    try {
      return calls.get(
          url,
          headers,
          longest,
          (status, content, length) -> {
            if (status != 200) {
              return ResponseEntity.status(status).body(content.readNBytes(FileCalls.LARGEST));
            }
            begun.set(true);
            give(content, length, longest, sink);
            return ResponseEntity.ok(new byte[0]);
          });
    } catch (IOException e) {
      throw new ResourceAccessException("no answer", e);
    }
  }

  private static void give(InputStream content, long length, Duration longest, Sink sink)
      throws IOException {
    WatchedStream theirs = new WatchedStream(content);
    long since = System.nanoTime();
    try {
      sink.accept(theirs, length);
    } catch (IOException e) {
      Duration ours = Duration.ofNanos(System.nanoTime() - since).minus(theirs.waited());
      if (!theirs.broke() || isMost(ours, longest)) {
        throw new OwnSide(e);
      }
      throw e;
    }
  }

  private static boolean isMost(Duration part, Duration of) {
    return part.multipliedBy(2).compareTo(of) > 0;
  }

  private static Fetched fetched(Call call, boolean begun) throws IOException {
    return switch (call) {
      case NotWritten(var reason, var pause, _) -> unavailable(reason, pause);
      case Lost _ when begun -> throw new IOException("a file broke off on its way");
      case Lost(var cause) -> unavailable(cause, LATER);
      case Replied(var reply) when reply.isSuccess() -> new Fetched.Done();
      case Replied(var reply) when reply.isRefusal() ->
          new Fetched.NotThere("Equinix has no such file, or shows it to another user only.");
      case Replied(var reply) -> unavailable("Equinix answered " + reply.status(), LATER);
    };
  }

  private static Fetched unavailable(String reason, Duration pause) {
    return new Fetched.Unavailable("Try again later: " + reason + ".", pause);
  }
}
