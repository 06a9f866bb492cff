package io.emgadapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.emg.bus.ConnectProxy;
import io.emgadapter.outbound.Outbound.Reply.Answered;
import io.emgadapter.outbound.Outbound.Reply.Forbidden;
import io.emgadapter.outbound.Outbound.Reply.Unanswered;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody else chose stays guarded when a proxy leads out. */
class OutboundThroughProxyTest {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static Outbound by(ConnectProxy proxy, boolean allowPrivate, String address) {
    return new Outbound(
        allowPrivate,
        new HttpProxy("127.0.0.1", proxy.port(), "adapter", "secret"),
        _ -> new InetAddress[] {InetAddress.getByName(address)});
  }

  /** So a name that means something else to the proxy leads nowhere else. */
  @Test
  void theProxyIsToldTheAddressThatWasCheckedAndNeverTheName() {
    try (ConnectProxy proxy = new ConnectProxy(1)) {
      proxy.answer("403 Forbidden");
      assertThat(
              by(proxy, false, "93.184.216.34")
                  .post(URI.create("https://itsm.example/hook"), Map.of(), new byte[3], LONGEST))
          .isInstanceOf(Unanswered.class);
      assertThat(proxy.asked())
          .singleElement()
          .satisfies(head -> assertThat(head.getFirst()).contains("CONNECT 93.184.216.34:443 "));
      by(proxy, false, "2606:2800:220:1::1").get(URI.create("https://six.example/"), 1, LONGEST);
      assertThat(proxy.asked().getLast().getFirst())
          .contains("CONNECT [2606:2800:220:1:0:0:0:1]:443 ");
    }
  }

  @Test
  void whatMayNotBeCalledIsNotCalledByTheProxyEither() {
    try (ConnectProxy proxy = new ConnectProxy(1)) {
      for (String inside : new String[] {"10.0.0.1", "127.0.0.1", "169.254.169.254", "::1"}) {
        assertThat(by(proxy, false, inside).get(URI.create("https://a.example/"), 1, LONGEST))
            .isInstanceOf(Forbidden.class);
      }
      assertThat(proxy.asked()).isEmpty();
    }
  }

  /** Else the proxy would be asked to call itself. */
  @Test
  void thisMachineIsCalledWithoutTheProxy() {
    try (ConnectProxy proxy = new ConnectProxy(1);
        Peer peer = Peer.answering(200, new byte[1])) {
      assertThat(by(proxy, true, "127.0.0.1").get(peer.at("/"), 10, LONGEST))
          .isInstanceOf(Answered.class);
      assertThat(proxy.asked()).isEmpty();
    }
  }
}
