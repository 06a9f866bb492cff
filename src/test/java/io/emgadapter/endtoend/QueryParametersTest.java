package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sandbox.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever stands in a query, on every path there is: an answer, and never an error of ours. */
@ExtendWith(SharedAdapter.Lending.class)
class QueryParametersTest {
  private static final List<String> NO_TEXT =
      List.of("%00", "a%00b", "%0a", "%ff", "%c0%af", "%ed%a0%80");
  private static final List<String> JUNK =
      List.of("", "%27", "-1", "1e9", "99999999999999999999", "%F0%9F%98%80", "..", "null", "%25");

  private final SharedAdapter adapter;

  QueryParametersTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  /** The query parameters of all paths that are got, as their methods declare them. */
  private Map<String, Set<String>> asked() {
    Map<String, Set<String>> asked = new TreeMap<>();
    adapter
        .context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((mapping, method) -> {
          if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
            mapping
                .getPatternValues()
                .forEach(path -> asked.put(path.replaceAll("\\{[^}]*}", "x"), names(method)));
          }
        });
    return asked;
  }

  private static Set<String> names(HandlerMethod method) {
    Set<String> names = new TreeSet<>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      if (parameter.hasParameterAnnotation(RequestParam.class)) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        names.add(parameter.getParameterName());
      }
    }
    return names;
  }

  private HttpResponse<String> get(HttpClient client, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + Sandbox.httpPort(adapter.context) + path))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void whatIsNoTextIsABadRequestWithASentenceAndAllElseIsNoErrorOfOurs() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      Map<String, Set<String>> asked = asked();
      assertThat(asked).hasSizeGreaterThan(10);
      for (String path : asked.keySet()) {
        for (String name : asked.get(path)) {
          for (String value : NO_TEXT) {
            HttpResponse<String> reply = get(client, path + "?" + name + "=" + value);
            assertThat(reply.statusCode()).as(path + " " + name + value).isEqualTo(400);
            assertThat(reply.body())
                .contains(path.startsWith("/console") ? "<h1>" : "\"detail\"")
                .doesNotContain("out of reach");
          }
          // Junk that is a filter of nothing would leave the stream of events open.
          for (String value : path.equals("/events") ? List.<String>of() : JUNK) {
            assertThat(get(client, path + "?" + name + "=" + value).statusCode())
                .as(path + " " + name + value)
                .isIn(200, 302, 400, 404, 501);
          }
          assertThat(get(client, path + "?" + name + "=" + "x".repeat(3_000)).statusCode())
              .isEqualTo(400);
        }
      }
    }
  }

  @Test
  void aParameterThatThereIsNotIsABadRequestThatSaysWhichThereAre() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> reply = get(client, "/orders?requestorid=R-1");

      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(reply.body()).contains("requestorId").doesNotContain("requestorid,");
    }
  }

  @Test
  void noValueIsRepeatedInAnAnswer() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String query :
          List.of(
              "parked?limit=s3cret",
              "parked?state=s3cret",
              "parked?after=s3cret",
              "parked?order=s3cret",
              "parked/s3cret?",
              "smarthands/locations?detail=s3cret")) {
        HttpResponse<String> reply = get(client, "/" + query);
        assertThat(reply.statusCode()).as(query).isEqualTo(400);
        assertThat(reply.body().replaceAll("\"instance\":\"[^\"]*\"", "")).doesNotContain("s3cret");
      }
    }
  }
}
