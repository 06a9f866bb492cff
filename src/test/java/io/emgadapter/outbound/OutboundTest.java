package io.emgadapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.outbound.Clients.Names;
import io.emgadapter.outbound.Outbound.Reply;
import io.emgadapter.outbound.Outbound.Reply.Answered;
import io.emgadapter.outbound.Outbound.Reply.Forbidden;
import io.emgadapter.outbound.Outbound.Reply.TooLarge;
import io.emgadapter.outbound.Outbound.Reply.Unanswered;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Outbound inside = new Outbound(true);

  private static Names always(String address) {
    return _ -> new InetAddress[] {InetAddress.getByName(address)};
  }

  @Test
  void whatIsThereIsGotUpToTheLimitAndNotAByteMore() {
    try (Peer peer = Peer.answering(200, new byte[1000])) {
      assertThat(inside.get(peer.at("/f?sig=s"), 1000, LONGEST))
          .isInstanceOfSatisfying(Answered.class, a -> assertThat(a.body()).hasSize(1000));
      assertThat(inside.get(peer.at("/f"), 999, LONGEST)).isInstanceOf(TooLarge.class);
    }
  }

  @Test
  void aBodyWithoutEndIsReadNoFurtherThanTheLimit() {
    try (Peer endless =
        new Peer(exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(new byte[1024]);
          }
        })) {
      assertThat(inside.get(endless.at("/"), 10_000, LONGEST)).isInstanceOf(TooLarge.class);
    }
  }

  @Test
  void ofAPostTheStatusCountsAndTenMegabytesOfAnswerAreNotRead() {
    try (Peer peer = Peer.answering(202, new byte[10 * 1024 * 1024])) {
      assertThat(inside.post(peer.at("/"), Map.of("X", "y"), new byte[3], LONGEST))
          .isInstanceOfSatisfying(
              Answered.class,
              a -> {
                assertThat(a.status()).isEqualTo(202);
                assertThat(a.body()).isEmpty();
              });
    }
  }

  @Test
  void anAnswerThatDripsEndsWhenTimeIsUp() {
    CountDownLatch over = new CountDownLatch(1);
    try (Peer slow =
        new Peer(exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
              exchange.getResponseBody().write(1);
              exchange.getResponseBody().flush();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        })) {
      long start = System.nanoTime();
      assertThat(inside.get(slow.at("/"), 100_000, Duration.ofMillis(300)))
          .isInstanceOf(Unanswered.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      over.countDown();
    }
  }

  @Test
  void aRedirectIsAnAnswerAndIsNotFollowed() {
    try (Peer target = Peer.answering(200, new byte[1]);
        Peer peer =
            new Peer(exchange -> {
              exchange.getResponseHeaders().set("Location", target.at("/").toString());
              exchange.sendResponseHeaders(302, -1);
            })) {
      assertThat(inside.get(peer.at("/"), 10, LONGEST))
          .isInstanceOfSatisfying(Answered.class, a -> assertThat(a.status()).isEqualTo(302));
      assertThat(target.visits()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:%d/", "https://[::1]:%d/", "https://[::ffff:127.0.0.1]:%d/",
        "https://2130706433:%d/", "https://127.1:%d/", "https://10.0.0.1:%d/",
        "https://169.254.169.254:%d/", "https://localhost:%d/", "http://127.0.0.1:%d/",
        "https://user:key@example.com:%d/", "ftp://127.0.0.1:%d/", "file:/etc/hostname?%d"
      })
  void anAddressThatMayNotBeAskedIsNotConnectedTo(String url) {
    try (Peer peer = Peer.answering(200, new byte[1])) {
      URI uri = URI.create(url.formatted(peer.at("/").getPort()));
      assertThat(new Outbound(false).get(uri, 10, LONGEST)).isInstanceOf(Forbidden.class);
      assertThat(peer.visits()).isZero();
    }
  }

  @Test
  void aNameOfThisMachineIsForbiddenUnlessAllowed() {
    try (Peer peer = Peer.answering(200, new byte[1])) {
      URI https = URI.create("https://files.example:" + peer.at("/").getPort() + "/");
      assertThat(new Outbound(false, null, always("127.0.0.1")).get(https, 10, LONGEST))
          .isInstanceOf(Forbidden.class);
      assertThat(
              new Outbound(true, null, always("127.0.0.1"))
                  .get(peer.at("files.example", "/"), 10, LONGEST))
          .isInstanceOf(Answered.class);
      assertThat(
              new Outbound(true, null, always("10.0.0.1"))
                  .get(peer.at("files.example", "/"), 10, LONGEST))
          .isInstanceOf(Forbidden.class);
    }
  }

  @Test
  void whatANameMeansIsAskedOnceSoItCannotMeanSomethingElseAfterTheCheck() {
    AtomicInteger asked = new AtomicInteger();
    Names rebinding =
        _ ->
            new InetAddress[] {
              InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.9")
            };
    try (Peer peer = Peer.answering(200, new byte[1])) {
      Reply reply =
          new Outbound(true, null, rebinding).get(peer.at("twice.example", "/"), 10, LONGEST);
      assertThat(reply).isInstanceOf(Answered.class);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void aNameThatLeadsInsideAndOutsideIsForbidden() {
    Names both =
        _ ->
            new InetAddress[] {
              InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral("127.0.0.1")
            };
    assertThat(new Outbound(false, null, both).get(URI.create("https://a.example/"), 10, LONGEST))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void aProxyOfTheEnvironmentIsNotAsked() {
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", "1");
    System.setProperty("http.nonProxyHosts", "");
    try (Peer peer = Peer.answering(200, new byte[1])) {
      assertThat(inside.get(peer.at("/"), 10, LONGEST)).isInstanceOf(Answered.class);
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
      System.clearProperty("http.nonProxyHosts");
    }
  }

  @Test
  void aHostThatIsNotThereIsUnansweredAndNothingOfTheUrlIsRevealed() {
    assertThat(inside.get(URI.create("http://127.0.0.1:1/f?sig=secret"), 10, LONGEST).toString())
        .startsWith("Unanswered")
        .doesNotContain("secret");
  }
}
