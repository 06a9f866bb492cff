package io.emgadapter.bench.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Equinix's REST APIs as a process, as far as a Smart Hands order needs them: any login gets a
 * token, any order a number, at once. It prints {@code port <n>} and ends with its input.
 */
public final class RestPeer {
  private static final String TOKEN =
      "{\"access_token\":\"token\",\"token_timeout\":\"3599\",\"user_name\":\"demo\",\"token_type\":\"Bearer\"}";
  private static final String LOCATIONS =
      """
      {"locations":[{"ibx":"LD8","cages":[{"cage":"LD8:00:000000","cageTypes":"PRIVATE","accounts":[\
      {"number":"126854","name":"Demo","isCreditHold":"false","isPOBearing":"false"}]}]}]}\
      """;

  private static final AtomicLong ORDERS = new AtomicLong(200_000_000_000L);

  private RestPeer() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
    server.createContext("/", RestPeer::answer);
    server.start();
    System.out.println("port " + server.getAddress().getPort());
    System.in.transferTo(java.io.OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      boolean order = path.startsWith("/v1/orders/smarthands/") && !path.endsWith("/locations");
      byte[] text = text(path, order).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(order ? 201 : 200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private static String text(String path, boolean order) {
    if (order) {
      return "{\"OrderNumber\":\"1-" + ORDERS.getAndIncrement() + "\"}";
    }
    return path.equals("/oauth2/v1/token") ? TOKEN : LOCATIONS;
  }
}
