package io.emgadapter.outbound;

import io.emgadapter.outbound.Clients.CheckedNames;
import io.emgadapter.outbound.Clients.Names;
import io.emgadapter.outbound.Outbound.Reply.Answered;
import io.emgadapter.outbound.Outbound.Reply.Forbidden;
import io.emgadapter.outbound.Outbound.Reply.TooLarge;
import io.emgadapter.outbound.Outbound.Reply.Unanswered;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls URLs that somebody else chose: by https, and by http only on this machine, if private
 * addresses are allowed. Follows no redirect, uses no proxy but ours, sends nothing twice, and ends
 * in time whatever the other side does.
 */
public final class Outbound {
  private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, CloseableHttpClient> clients;

  /**
   * @param allowPrivate whether this machine and private networks may be called too
   */
  public Outbound(boolean allowPrivate) {
    this(allowPrivate, null);
  }

  /**
   * @param allowPrivate whether this machine and private networks may be called too
   * @param proxy the proxy by which all but this machine is called; null for none. It is told the
   *     address that was checked here, so it cannot be led elsewhere by a name
   */
  public Outbound(boolean allowPrivate, @Nullable HttpProxy proxy) {
    this(allowPrivate, proxy, InetAddress::getAllByName);
  }

  Outbound(boolean allowPrivate, @Nullable HttpProxy proxy, Names names) {
    this.clients = Clients.bySchemes(allowPrivate, proxy, names);
  }

  /**
   * Gets the content of a URL.
   *
   * @param most the most bytes that are read into memory
   * @param longest how long it may take altogether, including the look-up of the name
   */
  public Reply get(URI url, int most, Duration longest) {
    return ask(new HttpGet(url), url, most, longest);
  }

  /** Posts to a URL; of the answer only the status is read. */
  public Reply post(URI url, Map<String, String> headers, byte[] body, Duration longest) {
    HttpPost post = new HttpPost(url);
    headers.forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(body, null));
    return ask(post, url, 0, longest);
  }

  /**
   * Whether a URL has a form that can be called at all; its address is checked when it is called.
   */
  public static boolean mayTry(URI url, boolean allowPrivate) {
    boolean safe = scheme(url).equals("https") || (allowPrivate && scheme(url).equals("http"));
    return safe
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && HostSpelling.isFit(url.getHost(), allowPrivate);
  }

  private static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }

  private Reply ask(HttpUriRequestBase request, URI url, int most, Duration longest) {
    String scheme = scheme(url);
    CloseableHttpClient client = clients.get(scheme);
    if (client == null || url.getHost() == null || url.getRawUserInfo() != null) {
      return new Forbidden();
    }
    HttpHost host = new HttpHost(scheme, url.getHost(), url.getPort());
    request.setConfig(Clients.within(longest));
    // On a thread of its own, because a slow name or a slow answer ends no call by itself.
    Future<Reply> reply = threads.submit(() -> exchange(client, host, request, most));
    try {
      return reply.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Unanswered("time is up");
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unanswered("the adapter is stopping");
    } finally {
      request.cancel();
    }
  }

  private static Reply exchange(
      CloseableHttpClient client, HttpHost host, HttpUriRequestBase request, int most)
      throws IOException {
    ClassicHttpResponse response = client.executeOpen(host, request, null);
    try {
      return read(response, most);
    } finally {
      request.cancel(); // otherwise closing it would read to its end
      closeQuietly(response);
    }
  }

  /** What was read counts, whatever happens to the rest. */
  static void closeQuietly(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      LOG.trace(
          "An answer broke off after it was read ({}); what was read counts",
          e.getClass().getSimpleName());
    }
  }

  private static Reply read(ClassicHttpResponse response, int most) throws IOException {
    HttpEntity entity = response.getEntity();
    String type = entity == null ? null : entity.getContentType();
    if (most == 0 || entity == null || response.getCode() / 100 != 2) {
      return new Answered(response.getCode(), type, new byte[0]);
    }
    if (entity.getContentLength() > most) {
      return new TooLarge();
    }
    InputStream content = entity.getContent();
    byte[] body = content.readNBytes(most + 1);
    return body.length > most ? new TooLarge() : new Answered(response.getCode(), type, body);
  }

  /** The kind alone: messages of failures may quote the URL. */
  private static Reply failed(@Nullable Throwable failure) {
    return failure instanceof CheckedNames.Forbidden
        ? new Forbidden()
        : new Unanswered(failure == null ? "unknown" : failure.getClass().getSimpleName());
  }

  /** What became of one call. */
  public sealed interface Reply {

    /**
     * The other side answered.
     *
     * @param status the HTTP status; a redirect is one too, and is not followed
     * @param contentType the header; null if there is none
     * @param body the content, if it was asked for and the status is a success; otherwise empty
     */
    record Answered(int status, @Nullable String contentType, byte[] body) implements Reply {
      public boolean isSuccess() {
        return status / 100 == 2;
      }

      /** Whether the same call may be answered differently a while later. */
      public boolean isForNow() {
        return status / 100 == 5 || status == 429 || status == 408;
      }

      /** Without the content. */
      @Override
      public String toString() {
        return "Answered[" + status + "]";
      }
    }

    /** The body has more bytes than are read. */
    record TooLarge() implements Reply {}

    /** The address may not be called; no connection was made. */
    record Forbidden() implements Reply {}

    /**
     * No complete answer came in time.
     *
     * @param kind of the failure, for the operator; holds nothing of the URL
     */
    record Unanswered(String kind) implements Reply {}
  }
}
