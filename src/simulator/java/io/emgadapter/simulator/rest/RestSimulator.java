package io.emgadapter.simulator.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Equinix's REST APIs on a port of 127.0.0.1. */
public final class RestSimulator implements AutoCloseable {
  private final HttpServer server;
  private final boolean tls;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final RestBook book = new RestBook();
  private final Faults faults = new Faults();
  private final OAuth oauth = new OAuth();
  private final Cages cages = new Cages();
  private final NoticeDesk notices = new NoticeDesk();
  private final Routes routes = new Routes(book, oauth, cages, notices);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** Starts it on a free port. */
  public RestSimulator() {
    this(0);
  }

  /** Starts it on this port; 0 takes a free one. */
  public RestSimulator(int port) {
    this(port, null, false);
  }

  /**
   * Starts it with TLS.
   *
   * @param tls what it shows, and whose clients it trusts; null for none
   * @param strict whether it asks for a client certificate
   */
  public RestSimulator(int port, @Nullable SSLContext tls, boolean strict) {
    this.tls = tls != null;
    try {
      server = server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), tls, strict);
    } catch (IOException e) {
      throw new UncheckedIOException("REST at port " + port + ": " + e.getMessage(), e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private static HttpServer server(InetSocketAddress at, @Nullable SSLContext tls, boolean strict)
      throws IOException {
    if (tls == null) {
      return HttpServer.create(at, 0);
    }
    HttpsServer secure = HttpsServer.create(at, 0);
    secure.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setNeedClientAuth(strict);
            parameters.setSSLParameters(wanted);
          }
        });
    return secure;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked request = Asked.of(exchange);
      asked.add(request);
      Fault fault = faults.take(request.path());
      if (fault == Fault.SILENT_BEFORE) {
        return;
      }
      if (fault == Fault.STUCK) {
        faults.hold();
      }
      Answer answer = answer(request, fault);
      if (fault != Fault.SILENT_AFTER) {
        send(exchange, answer);
      }
    }
  }

  private Answer answer(Asked request, @Nullable Fault fault) {
    return switch (fault) {
      case TOO_MANY -> Answer.of(429, "");
      case TOO_MANY_WAIT -> new Answer(429, "", null, "7");
      case QUOTA -> Answer.of(500, "{\"error_code\":\"500\",\"error_message\":\"QuotaViolation\"}");
      case TOO_MANY_UNTIL -> new Answer(429, "", null, date(Duration.ofSeconds(7)));
      case QUOTED_AFTER -> {
        routes.answer(request);
        yield Answer.v1(500, "EQX-123-500", "", "Internal error at %s", request.text());
      }
      case ERROR_BEFORE -> Answer.v1(500, "EQX-123-500", "", "Internal error", "");
      case REFUSED ->
          Answer.v1(400, "EQX-111-1", "/ibxLocation/cages/0/cage", "No such %s", "cage");
      case UNAUTHORIZED -> Answer.of(401, "{\"error_code\":\"401\"}");
      case TIMEOUT -> Answer.of(408, "");
      case UNAVAILABLE_AFTER -> {
        routes.answer(request);
        yield new Answer(503, "", null, "1");
      }
      case BROKEN_JSON -> {
        routes.answer(request);
        yield Answer.of(201, "{\"orderNum");
      }
      case null, default -> routes.answer(request);
    };
  }

  private static String date(Duration ahead) {
    ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plus(ahead);
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(then);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] file = answer.file();
    exchange
        .getResponseHeaders()
        .set("Content-Type", file == null ? "application/json" : "application/octet-stream");
    if (answer.location() != null) {
      exchange.getResponseHeaders().set("Location", answer.location());
    }
    if (answer.retryAfter() != null) {
      exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
    }
    byte[] bytes = file == null ? answer.text().getBytes(StandardCharsets.UTF_8) : file;
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Where it is. */
  public String baseUrl() {
    return (tls ? "https" : "http") + "://127.0.0.1:" + port();
  }

  /** Its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What was ordered. */
  public RestBook book() {
    return book;
  }

  /** The cages that may be visited. */
  public Cages cages() {
    return cages;
  }

  /** What is announced. */
  public NoticeDesk notices() {
    return notices;
  }

  /** What goes wrong next. */
  public Faults faults() {
    return faults;
  }

  /** Tokens. */
  public OAuth oauth() {
    return oauth;
  }

  /** The files of the Attachments API. */
  public AttachmentsDesk files() {
    return routes.attachments();
  }

  /** The files of the customer's Blob container. */
  public BlobDesk blobs() {
    return routes.blobs();
  }

  /** What was asked, in the order of coming, of addresses that contain this. */
  public List<Asked> asked(String part) {
    return asked.stream().filter(each -> each.path().contains(part)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
