package io.emgadapter.gateway.rest.call;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Makes clients of Equinix's REST APIs. */
public final class EquinixClient {
  /** No answer of these APIs comes near this size; more is not read into memory. */
  public static final int LARGEST_ANSWER = 1024 * 1024;

  private EquinixClient() {}

  /**
   * A client, which has called nothing yet. It speaks HTTP/1.1, because over HTTP/2 the JDK's
   * client sends again by itself what it thinks was not processed; and it follows no redirect,
   * because a bearer token must not follow one.
   */
  public static EquinixApi open(String baseUrl, Duration connectTimeout, Duration readTimeout) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(readTimeout);
    RestClient client =
        RestClient.builder()
            .baseUrl(baseUrl)
            .requestFactory(requests)
            .requestInterceptor(
                (request, body, execution) -> new BoundedResponse(execution.execute(request, body)))
            // Every status is an answer, for the caller to judge.
            .defaultStatusHandler(_ -> true, (_, _) -> {})
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(EquinixApi.class);
  }

  /** An answer that is read up to {@link #LARGEST_ANSWER}; reading a longer one fails. */
  private record BoundedResponse(ClientHttpResponse response) implements ClientHttpResponse {

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
      return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
      return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
      return response.getHeaders();
    }

    @Override
    public InputStream getBody() throws IOException {
      return new Bounded(response.getBody());
    }

    @Override
    public void close() {
      response.close();
    }
  }

  private static final class Bounded extends FilterInputStream {
    private int left = LARGEST_ANSWER;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      if (one >= 0) {
        count(1);
      }
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("the answer is larger than any that is expected");
      }
    }
  }
}
