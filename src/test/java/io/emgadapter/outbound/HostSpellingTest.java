package io.emgadapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.outbound.Clients.Names;
import io.emgadapter.outbound.Outbound.Reply;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address inside is refused at once, however it is written and whatever a resolver says. */
class HostSpellingTest {
  private static final Names NONE =
      host -> {
        throw new UnknownHostException(host);
      };

  private static Reply ask(boolean allowPrivate, Names names, String host) {
    return new Outbound(allowPrivate, null, names)
        .get(URI.create("https://" + host + "/a"), 10, Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x7f000001", "0X7F.1", "2130706433", "017700000001", "127.1", "127.0.1", "127.0.0.01",
        "010.0.0.1", "10.0.0.0x1", "256.0.0.1", "1.2.3.4.5", "a.0x7f", "localhost", "LOCALHOST.",
        "any.localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback"
      })
  void anAddressInDisguiseAndANameOfThisMachineAreRefusedAtOnce(String host) {
    assertThat(ask(false, NONE, host)).isInstanceOf(Reply.Forbidden.class);
    assertThat(Outbound.mayTry(URI.create("https://" + host), false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"files.example.com", "1and1.example", "93.184.216.34", "0x7f.example.com"})
  void anOrdinaryNameIsLookedUp(String host) {
    assertThat(ask(false, NONE, host)).isInstanceOf(Reply.Unanswered.class);
    assertThat(Outbound.mayTry(URI.create("https://" + host), false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[fe80::1]", "10.1.2.3"})
  void anAddressInsideIsRefusedAtOnce(String host) {
    assertThat(ask(false, InetAddress::getAllByName, host)).isInstanceOf(Reply.Forbidden.class);
  }
}
