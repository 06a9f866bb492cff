package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever a person can do by HTTP can be done by the command line and in the console too. A new
 * mapping that changes something fails here until it has a command and a page, or a reason.
 */
@ExtendWith(SharedAdapter.Lending.class)
class ActsTest {

  /** No acts of a person. */
  private static final Map<String, String> NO_ACTS =
      Map.of("/feeds/{subscription}/cloudevents", "Equinix's streams deliver there, and no person");

  /** What the console does not have, and why. */
  private static final Map<String, String> NOT_IN_CONSOLE =
      Map.of(
          "/attachments", "a file belongs to a work request: it is sent before that, by programs");

  /** Where the console has an act: the mapping that its form posts to. */
  private static final Map<String, String> IN_CONSOLE =
      Map.ofEntries(
          Map.entry("/parked/{id}/replay", "/console/parked/{id}/{act}"),
          Map.entry("/parked/{id}/discard", "/console/parked/{id}/{act}"),
          Map.entry("/bulk", "/console/bulk"),
          Map.entry("/bulk/{id}/start", "/console/bulk/{id}/{act}"),
          Map.entry("/bulk/{id}/cancel", "/console/bulk/{id}/{act}"),
          Map.entry("/tasks/{id}/resolve", "/console/tasks/{id}/resolve"),
          Map.entry("/unmaskings", "/console/unmask"),
          Map.entry("/work-requests", "/console/send"),
          // An order is changed by the form of an Update or a Cancel, to which its page leads.
          Map.entry("/orders/{servicerId}/notes", "/console/send"),
          Map.entry("/orders/{servicerId}/negotiations", "/console/send"),
          Map.entry("/orders/{servicerId}/cancel", "/console/send"),
          Map.entry("/subscriptions/{name}/pause", "/console/subscriptions/{name}/{act}"),
          Map.entry("/subscriptions/{name}/resume", "/console/subscriptions/{name}/{act}"),
          Map.entry("/subscriptions/{name}/try-again", "/console/subscriptions/{name}/{act}"),
          Map.entry("/subscriptions/{name}/verify-again", "/console/subscriptions/{name}/{act}"),
          Map.entry("/webhooks/{name}/enable", "/console/webhooks/{name}/enable"),
          Map.entry(
              "/webhooks/{name}/deliveries/{event}/resend", "/console/webhooks/{name}/resend"));

  /** The command for each; it is given to a recording server, which must see a call of it. */
  private static final Map<String, List<String>> COMMANDS =
      Map.ofEntries(
          Map.entry("/parked/{id}/replay", List.of("parked", "replay", "x", "-r", "y")),
          Map.entry("/parked/{id}/discard", List.of("parked", "discard", "x", "-r", "y")),
          Map.entry("/bulk", List.of("bulk", "preview", "replay")),
          Map.entry("/bulk/{id}/start", List.of("bulk", "start", "x", "-r", "y")),
          Map.entry("/bulk/{id}/cancel", List.of("bulk", "cancel", "x", "-r", "y")),
          Map.entry("/tasks/{id}/resolve", List.of("resolve", "x", "--as", "refused", "-r", "y")),
          Map.entry("/subscriptions/{name}/pause", List.of("pause", "x", "-r", "y")),
          Map.entry("/subscriptions/{name}/resume", List.of("resume", "x", "-r", "y")),
          Map.entry("/subscriptions/{name}/try-again", List.of("try-again", "x", "-r", "y")),
          Map.entry("/subscriptions/{name}/verify-again", List.of("verify-again", "x", "-r", "y")),
          Map.entry("/webhooks/{name}/enable", List.of("webhooks", "enable", "x", "-r", "y")),
          Map.entry(
              "/webhooks/{name}/deliveries/{event}/resend",
              List.of("webhooks", "resend", "x", "z", "-r", "y")),
          Map.entry("/unmaskings", List.of("unmask", "parked", "x", "-r", "y")),
          Map.entry("/work-requests", List.of("send", "-")),
          Map.entry("/attachments", List.of("attach", "-", "--resource", "SmartHands")),
          Map.entry(
              "/orders/{servicerId}/notes",
              List.of("orders", "note", "x", "--text", "y", "--id", "z")),
          Map.entry(
              "/orders/{servicerId}/negotiations",
              List.of("orders", "negotiate", "x", "--action", "APPROVE", "--id", "z")),
          Map.entry(
              "/orders/{servicerId}/cancel",
              List.of("orders", "cancel", "x", "--reason", "y", "--id", "z")));

  private static final List<String> CALLS = new CopyOnWriteArrayList<>();
  private static HttpServer server;

  private final SharedAdapter adapter;

  ActsTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  @BeforeAll
  static void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ActsTest::record);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static void record(HttpExchange exchange) throws IOException {
    CALLS.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    exchange.getRequestBody().readAllBytes();
    byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** All paths of the application at which something is changed. */
  private Set<String> changing() {
    return adapter.context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .filter(ActsTest::changes)
        .flatMap(mapping -> mapping.getPatternValues().stream())
        .filter(path -> !path.startsWith("/actuator"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean changes(RequestMappingInfo mapping) {
    return mapping.getMethodsCondition().getMethods().stream()
        .anyMatch(method -> method != RequestMethod.GET && method != RequestMethod.HEAD);
  }

  private Set<String> acts() {
    return changing().stream()
        .filter(path -> !path.startsWith("/console") && !NO_ACTS.containsKey(path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyActOfHttpHasACommand() {
    assertThat(COMMANDS.keySet()).containsExactlyInAnyOrderElementsOf(acts());
  }

  @Test
  void eachCommandCallsItsAct() {
    Cli cli = Cli.at(server.getAddress().getPort()).typing("{}");

    COMMANDS.forEach((act, words) -> {
      CALLS.clear();
      Cli.Run run = cli.run(words);
      assertThat(run.exitCode()).as(act + ": " + run.err()).isZero();
      assertThat(CALLS)
          .as(act)
          .singleElement()
          .asString()
          .matches("POST " + act.replaceAll("\\{[^}]*}", "[^/]+"));
    });
  }

  @Test
  void everyActOfHttpIsInTheConsoleOrSaysWhyNot() {
    Set<String> both = new TreeSet<>(IN_CONSOLE.keySet());
    both.addAll(NOT_IN_CONSOLE.keySet());

    assertThat(both).containsExactlyInAnyOrderElementsOf(acts());
    assertThat(IN_CONSOLE.keySet()).doesNotContainAnyElementsOf(NOT_IN_CONSOLE.keySet());
  }

  @Test
  void everyFormOfTheConsoleDoesWhatHttpDoesToo() {
    assertThat(changing().stream().filter(path -> path.startsWith("/console")))
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(IN_CONSOLE.values()));
  }

  @Test
  void whatIsNoActIsStillThere() {
    assertThat(changing()).containsAll(NO_ACTS.keySet());
  }
}
