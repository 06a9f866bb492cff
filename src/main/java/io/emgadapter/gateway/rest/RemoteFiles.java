package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.call.PreparationStopped;
import io.emgadapter.gateway.rest.call.PreparationStopped.TimeToStart;
import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.gateway.rest.mapping.File.Remote;
import io.emgadapter.gateway.rest.mapping.File.Upload;
import io.emgadapter.order.Problems.ProblemCode;
import io.emgadapter.outbound.HttpProxy;
import io.emgadapter.outbound.Outbound;
import io.emgadapter.outbound.Outbound.Reply;
import io.emgadapter.outbound.Outbound.Reply.Answered;
import io.emgadapter.outbound.Outbound.Reply.Forbidden;
import io.emgadapter.outbound.Outbound.Reply.TooLarge;
import io.emgadapter.outbound.Outbound.Reply.Unanswered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the files that attachments name by {@code Url}. Nothing has been ordered yet, so it may
 * be repeated. If a file cannot be fetched for {@link #PATIENCE}, its Task ends.
 */
final class RemoteFiles {
  /**
   * "2 MB" a file, for Smart Hands. Other orders take larger files, but those would need too much
   * memory.
   */
  static final int MOST_BYTES = 2 * 1024 * 1024;

  /** Counted from when the Task was made. */
  static final Duration PATIENCE = Duration.ofHours(1);

  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Outbound outbound;
  private final Duration timeout;
  private final Semaphore places;
  private final Clock clock;

  /**
   * @param proxy the proxy by which their hosts are reached; null for none
   * @param places how many files may be in memory at once, of all subscriptions
   */
  RemoteFiles(
      AttachmentSettings settings, @Nullable HttpProxy proxy, Semaphore places, Clock clock) {
    this.outbound = new Outbound(settings.allowPrivate(), proxy);
    this.timeout = settings.timeout();
    this.places = places;
    this.clock = clock;
  }

  /**
   * Fetches one file and does something with it; then the file is dropped.
   *
   * @param made when the Task was made
   */
  <T> T fetch(Remote file, Instant made, TimeToStart time, Function<Upload, T> use) {
    if (!take(time)) {
      throw later("there is no time left for it");
    }
    try {
      Duration left = time.left();
      Duration longest = Collections.min(List.of(timeout, left));
      Reply reply = outbound.get(file.url(), MOST_BYTES, longest);
      if (Thread.currentThread().isInterrupted()) {
        throw PreparationStopped.notSent("the adapter is stopping", Duration.ZERO);
      }
      if (reply instanceof Unanswered && left.compareTo(timeout) < 0) {
        throw later("no answer in the time that was left for it"); // ours, so not its host's fault
      }
      return use.apply(file(file, made, reply));
    } finally {
      places.release();
    }
  }

  private boolean take(TimeToStart time) {
    try {
      return places.tryAcquire(time.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PreparationStopped.notSent("the adapter is stopping", Duration.ZERO);
    }
  }

  private Upload file(Remote file, Instant made, Reply reply) {
    return switch (reply) {
      case Answered answer when answer.isSuccess() -> {
        String type = answer.contentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
          throw refused(file, ProblemCode.FILE_TYPE, "it is a web page.");
        }
        yield new Upload(file.name(), answer.body());
      }
      case Answered answer when answer.isForNow() ->
          throw later(file, made, "its host answers " + answer.status());
      case Answered answer ->
          throw refused(file, ProblemCode.NOT_FETCHED, "its host answers " + answer.status() + ".");
      case TooLarge() -> throw refused(file, ProblemCode.TOO_LARGE, "it is larger than 2 MiB.");
      case Forbidden() ->
          throw refused(file, ProblemCode.NOT_ALLOWED, "its address may not be asked.");
      case Unanswered(var kind) -> throw later(file, made, "no answer, " + kind);
    };
  }

  /** The file may be there a while later, but its Task does not wait for ever. */
  private PreparationStopped later(Remote file, Instant made, String why) {
    return Duration.between(made, clock.instant()).compareTo(PATIENCE) < 0
        ? later(why)
        : refused(file, ProblemCode.NOT_FETCHED, "for an hour it could not be fetched: " + why);
  }

  private static PreparationStopped later(String why) {
    return PreparationStopped.notSent("the file of an attachment cannot be fetched: " + why, PAUSE);
  }

  private static PreparationStopped refused(Remote file, ProblemCode code, String why) {
    String sentence = "Send an attachment that can be fetched from its Url, or as Data: " + why;
    return PreparationStopped.refused(file.pointer(), code, sentence);
  }
}
