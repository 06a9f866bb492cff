package io.emgadapter.access.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Calls the identity provider: short answers, in seconds, by the JVM's proxy where there is one,
 * and never by a redirect to somewhere else.
 */
final class IssuerCalls implements ResourceRetriever {
  private static final Duration TO_CONNECT = Duration.ofSeconds(3);
  private static final Duration TO_ANSWER = Duration.ofSeconds(5);
  private static final int MOST = 1 << 20;

  private final JdkClientHttpRequestFactory requests;
  private final RestClient client;

  /**
   * @param trust whom to trust; null means the JVM's authorities
   */
  IssuerCalls(@Nullable SslBundle trust) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(TO_CONNECT).followRedirects(Redirect.NEVER);
    if (trust != null) {
      builder.sslContext(trust.createSslContext());
    }
    this.requests = new JdkClientHttpRequestFactory(builder.build());
    requests.setReadTimeout(TO_ANSWER);
    this.client = RestClient.builder().requestFactory(requests).build();
  }

  /**
   * What stands at an address.
   *
   * @throws IOException if that is not known
   */
  String get(URI address) throws IOException {
    try {
      String text = client.get().uri(address).exchange((_, answer) -> text(answer));
      if (text == null) {
        throw new IOException("No text");
      }
      return text;
    } catch (RestClientException e) {
      throw new IOException("No answer", e);
    }
  }

  private static String text(ClientHttpResponse answer) throws IOException {
    if (answer.getStatusCode().value() != 200) {
      throw new IOException("Status " + answer.getStatusCode().value());
    }
    return new String(bytes(answer), UTF_8);
  }

  private static byte[] bytes(ClientHttpResponse answer) throws IOException {
    try (InputStream body = answer.getBody()) {
      byte[] bytes = body.readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw new IOException("Too long");
      }
      return bytes;
    }
  }

  /** An answer that was read already, up to the limit. */
  private record Read(ClientHttpResponse answer, byte[] bytes) implements ClientHttpResponse {
    @Override
    public HttpStatusCode getStatusCode() throws IOException {
      return answer.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
      return answer.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
      return answer.getHeaders();
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public void close() {
      answer.close();
    }
  }

  private static ClientHttpResponse read(ClientHttpResponse answer) throws IOException {
    try {
      return new Read(answer, bytes(answer));
    } catch (IOException e) {
      answer.close();
      throw e;
    }
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    return new Resource(get(URI.create(url.toString())), null);
  }

  /** The client that exchanges the code of a login, as Spring Security's own. */
  RestClient forTokens() {
    return RestClient.builder()
        .requestFactory(requests)
        .requestInterceptor((request, body, calls) -> read(calls.execute(request, body)))
        .configureMessageConverters(converters ->
            converters
                .addCustomConverter(new FormHttpMessageConverter())
                .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }
}
