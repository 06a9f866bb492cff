package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.emg.bus.Authority;
import io.emgadapter.gateway.emg.bus.BusOptions;
import io.emgadapter.gateway.emg.bus.ConnectProxy;
import io.emgadapter.gateway.emg.bus.ServiceBusLike;
import io.emgadapter.outbound.HttpProxy;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.SslBundle;

/** Out of a network that lets nothing out but what an HTTP proxy opens. */
class LinkThroughProxyTest {

  /** No name server knows it: only the proxy leads there. */
  private static final String HOST = "acme.servicebus.test";

  private static final Authority OURS = new Authority("The company's own authority");

  private static ServiceBusLike bus(boolean webSocket, String host) {
    BusOptions options = BusOptions.CLEAR.withTls(OURS.server(OURS.issue(host)));
    return new ServiceBusLike(webSocket ? options.withWebSocket() : options);
  }

  private static Way by(HttpProxy proxy, boolean webSocket) {
    SslBundle bundle = BusRig.bundle(OURS, null);
    return new Way(webSocket ? Way.SERVICE_BUS_PATH : null, proxy, () -> bundle, Way.GIVE_UP);
  }

  private static HttpProxy at(ConnectProxy proxy) {
    return new HttpProxy("localhost", proxy.port(), null, null);
  }

  private static EmgSender sender(Way way) {
    return BusRig.sender(BusRig.secure(HOST, 443, way));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bothLinksGoThroughTheProxyAndItSeesOnlyWhereTo(boolean webSocket) {
    Set<Integer> got = new ConcurrentSkipListSet<>();
    try (var bus = bus(webSocket, HOST);
        var proxy = new ConnectProxy(bus.port());
        var sender = sender(by(at(proxy), webSocket));
        var receiver = BusRig.receiver(BusRig.secure(HOST, 443, by(at(proxy), webSocket)), got)) {
      await().until(() -> sender.connected() && receiver.connected());
      bus.putNumbers(BusRig.QUEUE, 0, 500);
      await().until(() -> got.size() == 500 && bus.size(BusRig.QUEUE) == 0);
      assertThat(receiver.connected()).isTrue();
      assertThat(bus.hostnames()).containsExactly(HOST);
      assertThat(proxy.asked())
          .isNotEmpty()
          .allSatisfy(head ->
              assertThat(head)
                  .containsExactly("CONNECT " + HOST + ":443 HTTP/1.1", "Host: " + HOST + ":443"));
    }
  }

  @Test
  void aTunnelThatEndsIsOpenedAgain() {
    try (var bus = bus(true, HOST);
        var proxy = new ConnectProxy(bus.port());
        var sender = sender(by(at(proxy), true))) {
      await().until(sender::connected);
      proxy.cut();
      await().until(() -> proxy.asked().size() > 1 && sender.connected());
      assertThat(sender.send(Rig.tasks(3))).hasSize(3).containsOnly(new Sent());
    }
  }

  @Test
  void whereTheConnectionEndsTheTunnelEndsToo() {
    try (var bus = bus(true, HOST);
        var proxy = new ConnectProxy(bus.port())) {
      try (var sender = sender(by(at(proxy), true))) {
        await().until(sender::connected);
      }
      await().until(() -> bus.clients() == 0);
    }
  }

  @Test
  void theProxyIsToldWhoAsks() {
    try (var bus = bus(false, HOST);
        var proxy = new ConnectProxy(bus.port());
        var sender =
            sender(by(new HttpProxy("localhost", proxy.port(), "adapter", "pässword"), false))) {
      await().until(sender::connected);
      assertThat(proxy.asked().getFirst())
          .contains("Proxy-Authorization: Basic YWRhcHRlcjpww6Rzc3dvcmQ=");
    }
  }

  @Test
  void aProxyThatRefusesIsNamedWithItsAnswer() {
    try (var bus = bus(false, HOST);
        var proxy = new ConnectProxy(bus.port());
        var sender = sender(by(at(proxy), false))) {
      proxy.answer("407 Proxy Authentication Required");
      proxy.cut();
      await()
          .untilAsserted(() ->
              assertThat(sender.state())
                  .contains("the proxy localhost:" + proxy.port() + " refuses: HTTP 407"));
      proxy.answer("200 OK");
      await().until(sender::connected);
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamed() {
    try (var sender = sender(by(new HttpProxy("localhost", 1, null, null), false))) {
      await()
          .untilAsserted(
              () -> assertThat(sender.state()).contains("the proxy localhost:1 is out of reach"));
    }
  }

  /** A proxy that answers for the broker itself gets nothing. */
  @Test
  void aCertificateForAnotherHostIsRefusedBehindAProxyToo() {
    try (var bus = bus(true, "localhost");
        var proxy = new ConnectProxy(bus.port());
        var sender = sender(by(at(proxy), true))) {
      await().untilAsserted(() -> assertThat(sender.state()).contains("another name"));
      assertThat(bus.hostnames()).isEmpty();
    }
  }

  /** Without an answer, a strict server would end the connection. */
  @Test
  void aWebSocketPingDisturbsNothing() {
    try (var bus = bus(true, HOST);
        var proxy = new ConnectProxy(bus.port());
        var sender = sender(by(at(proxy), true))) {
      await().until(sender::connected);
      bus.ping();
      assertThat(sender.send(Rig.tasks(30))).hasSize(30).containsOnly(new Sent());
      assertThat(proxy.asked()).hasSize(1);
    }
  }
}
