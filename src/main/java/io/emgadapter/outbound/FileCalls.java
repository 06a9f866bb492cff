package io.emgadapter.outbound;

import io.emgadapter.outbound.OwnClient.Via;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Sends and gets files at hosts that the settings name, as streams: never more than a few kilobytes
 * are in memory. Follows no redirect, so what a host is given (a token, a key in the URL) goes to
 * that host alone; sends nothing twice; and a call that takes too long is cut. Everything happens
 * on the thread of the caller, so nobody reads its stream after the call has ended.
 */
public final class FileCalls implements AutoCloseable {
  /** So much of an answer that is no file is read. */
  public static final int LARGEST = 64 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final CloseableHttpClient client;
  private final ScheduledExecutorService cutter;
  private final List<CloseableHttpClient> others = new CopyOnWriteArrayList<>();

  /** Calls that go straight, and trust what the JVM trusts. */
  public FileCalls() {
    this(
        Clients.toSettings(),
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("cut file calls").daemon().factory()));
  }

  private FileCalls(CloseableHttpClient client, ScheduledExecutorService cutter) {
    this.client = client;
    this.cutter = cutter;
  }

  /** Calls that go another way. They end when these are closed. */
  public FileCalls by(Via via) {
    CloseableHttpClient other = OwnClient.of(via, CONNECT, CONNECT);
    others.add(other);
    return new FileCalls(other, cutter);
  }

  /**
   * A file on its way out.
   *
   * @param content its bytes, read once
   * @param length how many they are
   * @param type the media type, or multipart with its boundary
   */
  public record Outgoing(InputStream content, long length, String type) {}

  /**
   * What a host answered to a file.
   *
   * @param retryAfter the header; null if there is none
   * @param body at most 64 KiB of it
   */
  public record Answered(int status, @Nullable String retryAfter, byte[] body) {}

  /** What is done with a file that comes. */
  @FunctionalInterface
  public interface Incoming<T> {
    /**
     * Reads a file.
     *
     * @param length how long it says to be; negative if it does not say
     */
    T read(int status, InputStream content, long length) throws IOException;
  }

  /**
   * Sends one file.
   *
   * @param method {@code PUT} or {@code POST}
   * @param longest how long it may take altogether
   * @throws IOException if no answer came; its message may have the URL, so it must not be shown
   */
  public Answered send(
      String method, URI url, Map<String, String> headers, Outgoing file, Duration longest)
      throws IOException {
    HttpUriRequestBase request = new HttpUriRequestBase(method, url);
    headers.forEach(request::setHeader);
    request.setEntity(
        new InputStreamEntity(file.content(), file.length(), ContentType.parse(file.type())));
    return exchange(request, longest, (response, _) -> answered(response));
  }

  /**
   * Gets one file.
   *
   * @param longest how long it may take altogether, reading it included
   * @throws IOException as in {@link #send}, and what {@code incoming} throws
   */
  public <T> T get(URI url, Map<String, String> headers, Duration longest, Incoming<T> incoming)
      throws IOException {
    HttpGet request = new HttpGet(url);
    headers.forEach(request::setHeader);
    return exchange(
        request,
        longest,
        (response, content) ->
            incoming.read(
                response.getCode(),
                content,
                response.getEntity() == null ? 0 : response.getEntity().getContentLength()));
  }

  private interface Use<T> {
    T of(ClassicHttpResponse response, InputStream content) throws IOException;
  }

  private <T> T exchange(HttpUriRequestBase request, Duration longest, Use<T> use)
      throws IOException {
    request.setConfig(Clients.within(longest));
    ScheduledFuture<?> cut =
        cutter.schedule(request::cancel, longest.toMillis(), TimeUnit.MILLISECONDS);
    try {
      URI url = request.getUri();
      HttpHost host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
      return use(client.executeOpen(host, request, null), request, use);
    } catch (URISyntaxException e) {
      throw new IOException("no URL", e);
    } finally {
      cut.cancel(false);
    }
  }

  private static <T> T use(ClassicHttpResponse response, HttpUriRequestBase request, Use<T> use)
      throws IOException {
    try {
      HttpEntity entity = response.getEntity();
      return use.of(response, entity == null ? InputStream.nullInputStream() : entity.getContent());
    } finally {
      request.cancel(); // otherwise closing it would read to its end
      Outbound.closeQuietly(response);
    }
  }

  private static Answered answered(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    Header retryAfter = response.getFirstHeader("Retry-After");
    return new Answered(
        response.getCode(),
        retryAfter == null ? null : retryAfter.getValue(),
        entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST));
  }

  @Override
  public void close() {
    cutter.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
    others.forEach(other -> other.close(CloseMode.IMMEDIATE));
  }
}
