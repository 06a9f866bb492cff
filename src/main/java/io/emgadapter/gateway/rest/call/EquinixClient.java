package io.emgadapter.gateway.rest.call;

import io.emgadapter.outbound.OwnClient;
import io.emgadapter.outbound.OwnClient.Via;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Makes clients of Equinix's REST APIs. */
public final class EquinixClient {
  /** No answer of these APIs comes near this size; more is not read into memory. */
  public static final int LARGEST_ANSWER = 1024 * 1024;

  private EquinixClient() {}

  /** A client that goes straight to Equinix, and trusts what the JVM trusts. */
  public static EquinixApi open(String baseUrl, Duration connectTimeout, Duration readTimeout) {
    return open(baseUrl, connectTimeout, readTimeout, Via.DIRECT);
  }

  /**
   * A client, which has called nothing yet. It speaks HTTP/1.1 and sends nothing twice, not even
   * where that would be allowed; and it follows no redirect, because a bearer token must not follow
   * one.
   *
   * @param via the way to Equinix
   */
  public static EquinixApi open(
      String baseUrl, Duration connectTimeout, Duration readTimeout, Via via) {
    RestClient client =
        RestClient.builder()
            .baseUrl(baseUrl)
            .requestFactory(
                new HttpComponentsClientHttpRequestFactory(
                    OwnClient.of(via, connectTimeout, readTimeout)))
            .requestInterceptor(new InTime(connectTimeout.plus(readTimeout)))
            // Every status is an answer, for the caller to judge.
            .defaultStatusHandler(_ -> true, (_, _) -> {})
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(EquinixApi.class);
  }

  /**
   * Ends a call in time, however slowly its answer drips, and reads the answer up to {@link
   * #LARGEST_ANSWER}. An interrupted virtual thread closes its connection.
   */
  private record InTime(Duration longest, ExecutorService threads)
      implements ClientHttpRequestInterceptor {

    InTime(Duration longest) {
      this(longest, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Override
    public ClientHttpResponse intercept(
        HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
      Future<ClientHttpResponse> whole =
          threads.submit(() -> Whole.of(execution.execute(request, body)));
      try {
        return whole.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        throw new SocketTimeoutException("time is up");
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException cause
            ? cause
            : new IOException("an error of the client", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the adapter is stopping");
      } finally {
        whole.cancel(true);
      }
    }
  }

  /** An answer that is in memory. */
  private record Whole(HttpStatusCode status, String statusText, HttpHeaders headers, byte[] body)
      implements ClientHttpResponse {

    static Whole of(ClientHttpResponse response) throws IOException {
      try (response) {
        byte[] body = response.getBody().readNBytes(LARGEST_ANSWER + 1);
        if (body.length > LARGEST_ANSWER) {
          throw new IOException("the answer is larger than any that is expected");
        }
        return new Whole(
            response.getStatusCode(), response.getStatusText(), response.getHeaders(), body);
      }
    }

    @Override
    public HttpStatusCode getStatusCode() {
      return status;
    }

    @Override
    public String getStatusText() {
      return statusText;
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {}

    /** Without the content. */
    @Override
    public String toString() {
      return "Whole[" + status + "]";
    }
  }
}
