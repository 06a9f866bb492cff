package io.emgadapter.endtoend;

import static io.emgadapter.endtoend.TwoSubscriptions.OURS;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.endtoend.Acts.Act;
import io.emgadapter.endtoend.TwoSubscriptions.Names;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Asks every path of an application, by HTTP and in a browser, as each of its users. */
final class Asking implements AutoCloseable {
  /** A stream has no end, and a page of errors is for nobody. */
  private static final Set<String> ELSEWHERE = Set.of("/events", "/error");

  /** Times, and what a form has anew each time. */
  private static final String PASSING =
      "name=\"_csrf\" value=\"[^\"]*\"|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|\\d\\d:\\d\\d:\\d\\d|"
          + "\\d+ (s|min|h|days)( ago)?\\b|just now|[sS]econds\":\\d+";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Browser> browsers = new TreeMap<>();
  private final ConfigurableApplicationContext context;
  private final int port;

  /** With everybody of {@link TwoSubscriptions#PEOPLE}. */
  Asking(ConfigurableApplicationContext context, int port) {
    this.context = context;
    this.port = port;
    for (String role : TwoSubscriptions.PEOPLE) {
      Browser browser = new Browser(port);
      browser.logIn(TwoSubscriptions.name(role), role);
      browsers.put(role, browser);
    }
  }

  /** Each mapping that is asked by this method, by its pattern. */
  Map<String, HandlerMethod> mappings(RequestMethod wanted) {
    Map<String, HandlerMethod> all = new TreeMap<>();
    context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(each -> asks(each.getKey(), wanted))
        .forEach(each ->
            each.getKey().getPatternValues().forEach(pattern -> all.put(pattern, each.getValue())));
    all.keySet().removeAll(ELSEWHERE);
    return all;
  }

  private static boolean asks(RequestMappingInfo mapping, RequestMethod wanted) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return methods.contains(wanted) || (methods.isEmpty() && wanted == RequestMethod.GET);
  }

  /** All that can be asked about the things of a subscription. */
  Set<String> questions(Names names) {
    Map<String, String> questions = new LinkedHashMap<>();
    mappings(RequestMethod.GET)
        .forEach((pattern, operation) -> {
          List<String> queries = Recipes.queries(operation, OURS, names);
          for (String path : Recipes.paths(pattern, names)) {
            queries.forEach(query -> questions.put(url(path, query), pattern));
          }
        });
    return questions.keySet();
  }

  private static String url(String path, String query) {
    return query.isEmpty() || path.contains("?") ? path : path + "?" + query.substring(1);
  }

  /** The status and all that is said, but for times. */
  String ask(String role, String url) {
    if (url.startsWith("/console") || url.equals("/")) {
      Browser.Page page = browsers.get(role).get(url);
      return page.status() + " " + scrubbed(page.html());
    }
    HttpResponse<String> answer = send(role, HttpRequest.newBuilder(), url);
    return answer.statusCode() + " " + scrubbed(answer.body());
  }

  /** Does something, and gives the same. */
  String act(String role, String path, Act act) {
    if (path.startsWith("/console")) {
      Browser browser = browsers.get(role);
      Browser.Page page = browser.submit(browser.get("/console/you"), path, act.form());
      return page.status() + " " + scrubbed(page.html());
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .header("Content-Type", act.type())
            .POST(BodyPublishers.ofString(act.body()));
    HttpResponse<String> answer = send(role, request, path + act.query());
    return answer.statusCode() + " " + scrubbed(answer.body());
  }

  HttpResponse<String> send(String role, HttpRequest.Builder request, String url) {
    try {
      return client.send(
          request
              .uri(URI.create("http://127.0.0.1:" + port + url))
              .header("Authorization", login(role))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(url, e);
    }
  }

  /** What the user of a role sends as {@code Authorization}. */
  static String login(String role) {
    String login = TwoSubscriptions.name(role) + ":" + role;
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
  }

  private static String scrubbed(String answer) {
    return answer.replaceAll(PASSING, "…");
  }

  @Override
  public void close() {
    client.close();
  }
}
