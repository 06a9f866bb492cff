package io.emgadapter.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What metrics and traces cost: the same adapter drains the same backlog without them, with metrics
 * and a tenth of the traces, and with all of them, in turn. The collector takes everything, and
 * does so on the same cores.
 */
final class Sight {
  static final String WITHOUT = "unseen";
  static final String DEFAULT = "seen";
  static final String ALL = "all";

  private static final String TRACES = "management.opentelemetry.tracing.export.otlp.endpoint";

  /** As long as three other drains, since the differences are small. */
  private static final int LONGER = 3;

  private final World world;
  private final Options options;
  private final Results results;

  Sight(World world, Options options, Results results) {
    this.world = world;
    this.options = options.drainsOf(options.orders() * LONGER);
    this.results = results;
  }

  void run(Adapter adapter, Upstream upstream) {
    HttpServer collector = collector();
    try {
      String at = "http://127.0.0.1:" + collector.getAddress().getPort();
      List<Subject> subjects =
          List.of(
              adapter.with(WITHOUT, Map.of("management.metrics.enable.all", false)),
              adapter.with(DEFAULT, Map.of(TRACES, at + "/v1/traces")),
              adapter.with(
                  ALL,
                  Map.of(
                      TRACES,
                      at + "/v1/traces",
                      "management.tracing.sampling.probability",
                      1,
                      "management.otlp.metrics.export.enabled",
                      true,
                      "management.otlp.metrics.export.url",
                      at + "/v1/metrics")));
      new Rounds(world, options, results)
          .run(subjects, Collections.nCopies(subjects.size(), upstream));
    } finally {
      collector.stop(0);
    }
  }

  private static HttpServer collector() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", Sight::take);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
