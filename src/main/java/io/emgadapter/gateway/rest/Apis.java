package io.emgadapter.gateway.rest;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Makes clients of the APIs. */
final class Apis {
  /** No answer of theirs is near this; more is not read into memory. */
  static final int LARGEST_ANSWER = 1024 * 1024;

  private final HttpServiceProxyFactory proxies;

  /**
   * HTTP/1.1, because over HTTP/2 the JDK's client sends again by itself what it thinks was not
   * processed. No redirects, because a bearer token must not follow one.
   */
  Apis(String baseUrl, Duration connectTimeout, Duration readTimeout) {
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
            .requestInterceptor((request, body, execution) ->
                new BoundedResponse(execution.execute(request, body), LARGEST_ANSWER))
            // Every status is an answer, for the caller to judge.
            .defaultStatusHandler(_ -> true, (_, _) -> {})
            .build();
    this.proxies = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build();
  }

  <T> T of(Class<T> api) {
    return proxies.createClient(api);
  }
}
