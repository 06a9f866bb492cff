package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.access.PathRules;
import io.emgadapter.access.PathRules.PathRule;
import io.emgadapter.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door without users is open to this host, and to nobody who only seems to be on it. */
@ExtendWith(SharedAdapter.Lending.class)
class WithoutUsersTest {
  private final int port;

  WithoutUsersTest(SharedAdapter adapter) {
    this.port = Sandbox.httpPort(adapter.context);
  }

  /** The status of what is asked with these headers alone. */
  private int status(String method, String path, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      String request =
          "%s %s HTTP/1.1\r\n%sContent-Type: application/json\r\nContent-Length: 2\r\n"
              + "Connection: close\r\n\r\n{}";
      socket.getOutputStream().write(request.formatted(method, path, headers).getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost:%d", "127.0.0.1", "127.0.0.1:%d", "[::1]:%d"})
  void thisHostIsServedByItsOwnNames(String name) throws IOException {
    assertThat(status("GET", "/contract", "Host: " + name.formatted(port) + "\r\n")).isEqualTo(200);
  }

  @Test
  void aPageOfItsOwnOriginIsServed() throws IOException {
    String host = "localhost:" + port;
    assertThat(status("GET", "/contract", "Host: " + host + "\r\nOrigin: http://" + host + "\r\n"))
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: localhost.evil.example",
        "Host: 192.0.2.1",
        "Host: 127.0.0.1.nip.io",
        "Host: localhost\r\nOrigin: http://evil.example",
        "Host: localhost\r\nOrigin: https://localhost",
        "Host: localhost\r\nOrigin: http://localhost:3000",
        "Host: localhost\r\nOrigin: null",
        "Host: localhost\r\nForwarded: for=192.0.2.1",
        "Host: localhost\r\nX-Forwarded-For: 127.0.0.1",
        "Host: localhost\r\nx-forwarded-host: localhost",
        "Host: localhost\r\nX-Real-IP: 192.0.2.1",
        "Host: localhost\r\nVia: 1.1 proxy"
      })
  void nobodyElseIsServedOnAnyPath(String headers) throws IOException {
    for (PathRule rule : PathRules.all()) {
      String path = rule.pattern().replaceAll("\\{[^}]*}", "x");
      assertThat(status(rule.method(), path, headers + "\r\n")).as(path).isEqualTo(403);
    }
    assertThat(status("GET", "/nowhere", headers + "\r\n")).isEqualTo(403);
  }
}
