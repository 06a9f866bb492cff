package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.gateway.emg.bus.ConnectProxy;
import io.emgadapter.outbound.HttpProxy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProxyTunnelTest {

  private static HttpProxy at(int port) {
    return new HttpProxy("localhost", port, null, null);
  }

  @Test
  void anAddressOfIpv6StandsInBrackets() throws IOException {
    try (var proxy = new ConnectProxy(1);
        var tunnel = ProxyTunnel.open(at(proxy.port()), "2001:db8::1", 5671)) {
      assertThat(tunnel.port()).isPositive();
      assertThat(proxy.asked().getFirst())
          .containsExactly("CONNECT [2001:db8::1]:5671 HTTP/1.1", "Host: [2001:db8::1]:5671");
    }
  }

  @Test
  void aProxyWhoseAnswerDoesNotEndIsGivenUp() throws IOException {
    try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> trickle(proxy));

      assertThatThrownBy(() ->
              ProxyTunnel.open(
                  at(proxy.getLocalPort()), "bus.example", 443, Duration.ofMillis(500)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("does not answer");
    }
  }

  /** Slowly, and without end: each byte comes in time. */
  private static void trickle(ServerSocket proxy) {
    try (Socket near = proxy.accept();
        OutputStream out = near.getOutputStream()) {
      while (true) {
        out.write('H');
        Thread.sleep(100);
      }
    } catch (IOException e) {
      // It was given up.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
