package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An ITSM system that speaks HTTP; every answer is given as it came. */
final class Http {
  private static final JsonMapper JSON = new JsonMapper();

  private final String server;
  private final RestClient client;

  Http(int port) {
    this("http://127.0.0.1:" + port, RestClient.builder());
  }

  private Http(String server, RestClient.Builder builder) {
    this.server = server;
    this.client = builder.baseUrl(server).requestFactory(new JdkClientHttpRequestFactory()).build();
  }

  /** An answer. */
  record Reply(int status, HttpHeaders headers, JsonNode body) {
    boolean isProblem() {
      return MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(headers.getContentType());
    }

    /** Its problems, each as {@code pointer code}. */
    List<String> problems() {
      return StreamSupport.stream(body.path("problems").spliterator(), false)
          .map(each -> each.path("pointer").asString() + " " + each.path("code").asString())
          .toList();
    }
  }

  int port() {
    return URI.create(server).getPort();
  }

  Http as(String user, String password) {
    return new Http(
        server, client.mutate().defaultHeaders(h -> h.setBasicAuth(user, password, UTF_8)));
  }

  /** With an access token of an identity provider. */
  Http withToken(String token) {
    return new Http(server, client.mutate().defaultHeaders(h -> h.setBearerAuth(token)));
  }

  Reply post(String request) {
    return post(request.getBytes(UTF_8));
  }

  Reply post(byte[] request) {
    return post("", request, MediaType.APPLICATION_JSON);
  }

  Reply dryRun(String request) {
    return post("?dryRun=true", request.getBytes(UTF_8), MediaType.APPLICATION_JSON);
  }

  Reply post(String query, byte[] request, @Nullable MediaType type) {
    RestClient.RequestBodySpec post = client.post().uri("/work-requests" + query);
    return answer((type == null ? post : post.contentType(type)).body(request));
  }

  /**
   * Sends a short form.
   *
   * @param headers names and values in turn
   */
  Reply send(String path, String form, String... headers) {
    return answer(
        client
            .post()
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .headers(all -> {
              for (int i = 0; i < headers.length; i += 2) {
                all.set(headers[i], headers[i + 1]);
              }
            })
            .body(form));
  }

  /** Posts a file. */
  Reply file(String query, byte[] file) {
    return answer(
        client
            .post()
            .uri("/attachments" + query)
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .body(file));
  }

  /** Gets a file; what is no success fails. */
  ResponseEntity<byte[]> file(String path) {
    return client.get().uri(path).retrieve().toEntity(byte[].class);
  }

  /** A command without a body. */
  Reply postTo(String path) {
    return answer(client.method(HttpMethod.POST).uri(path));
  }

  /** A command of an operator. */
  Reply command(String path, String json) {
    return answer(
        client.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(json.getBytes(UTF_8)));
  }

  Reply get(String path, Object... variables) {
    return answer(client.method(HttpMethod.GET).uri(path, variables));
  }

  /** What stands where an answer says. */
  Reply follow(Reply reply) {
    return answer(client.get().uri(URI.create(server + reply.headers().getLocation())));
  }

  /** What is not JSON is a text. */
  private static JsonNode read(@Nullable MediaType type, byte[] body) {
    if (body.length == 0) {
      return JSON.missingNode();
    }
    return type != null && type.getType().equals("text")
        ? JSON.getNodeFactory().stringNode(new String(body, UTF_8))
        : JSON.readTree(body);
  }

  private static Reply answer(RestClient.RequestHeadersSpec<?> request) {
    return request.exchange((_, response) -> {
      byte[] body = response.getBody().readAllBytes();
      return new Reply(
          response.getStatusCode().value(),
          response.getHeaders(),
          read(response.getHeaders().getContentType(), body));
    });
  }
}
