package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.EquinixApi;
import io.emgadapter.gateway.rest.call.EquinixClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static Call against(int status, int bytes, AtomicInteger calls) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, bytes);
          exchange.getResponseBody().write(new byte[bytes]);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      EquinixApi equinix = EquinixClient.open(url, Duration.ofSeconds(2), Duration.ofSeconds(5));
      return Call.of(() -> equinix.smartHandsTypes("Bearer x"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anAnswerWithoutEndIsNotReadIntoMemory() throws IOException {
    assertThat(against(200, EquinixClient.LARGEST_ANSWER + 1, new AtomicInteger()))
        .isInstanceOf(Lost.class);
    assertThat(against(200, EquinixClient.LARGEST_ANSWER, new AtomicInteger()))
        .isInstanceOf(Replied.class);
  }

  @Test
  void noRedirectIsFollowed() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    assertThat(against(302, 1, calls)).isInstanceOf(Replied.class);
    assertThat(calls).hasValue(1);
  }

  @Test
  void anAccountThatCannotWorkIsReported() {
    Duration lease = Duration.ofSeconds(60);
    assertThat(Rig.account("https://api.equinix.com", "s").problem(lease)).isEmpty();
    assertThat(Rig.account("http://api.equinix.com", "s").problem(lease)).isPresent();
    assertThat(Rig.account("https://api.equinix.com", " ").problem(lease)).isPresent();
    assertThat(Rig.account("https://api.equinix.com", "s").problem(Duration.ofSeconds(23)))
        .isPresent();
  }
}
