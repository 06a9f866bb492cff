package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.emg.bus.Authority;
import io.emgadapter.gateway.emg.bus.Authority.Issued;
import io.emgadapter.gateway.emg.bus.ConnectProxy;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.outbound.HttpProxy;
import io.emgadapter.outbound.OwnClient.Via;
import io.emgadapter.simulator.rest.RestSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** TLS on both ends, with the authorities and proxies that a company may have. */
class WayToEquinixTest {
  /** No name server knows it: only the proxy leads there. */
  private static final String HOST = "api.equinix.test";

  private static final Authority OURS = new Authority("The company's own authority");
  private static final Authority OTHERS = new Authority("Somebody else's authority");

  @TempDir private Path folder;

  private static RestSimulator equinix(Issued certificate, boolean strict) {
    return new RestSimulator(0, OURS.server(certificate), strict);
  }

  private static Via trusting(Authority authority, @Nullable Issued own) {
    SslBundle bundle = authority.client(own);
    return new Via(null, () -> bundle);
  }

  private static Call types(String url, Via via) {
    EquinixApi api = EquinixClient.open(url, Duration.ofSeconds(20), Duration.ofSeconds(20), via);
    return Call.of(() -> api.smartHandsTypes("Bearer x"));
  }

  private static Call types(RestSimulator equinix, Via via) {
    return types("https://localhost:" + equinix.port(), via);
  }

  /** Nothing was written, Equinix saw no call, and the operator is told why. */
  private static void isRefused(RestSimulator equinix, Via via, String... words) {
    try (equinix) {
      assertThat(types(equinix, via))
          .isInstanceOfSatisfying(
              NotWritten.class,
              call -> assertThat(call.reason()).startsWith("Equinix cannot be").contains(words));
      assertThat(equinix.asked("/")).isEmpty();
    }
  }

  @Test
  void equinixIsReachedByACertificateOfTheAuthorityOfTheBundle() {
    try (var equinix = equinix(OURS.issue("localhost"), false)) {
      assertThat(types(equinix, trusting(OURS, null))).isInstanceOf(Replied.class);
    }
  }

  @Test
  void anAuthorityThatOnlyAnotherAccountTrustsCountsNothing() {
    isRefused(equinix(OURS.issue("localhost"), false), trusting(OTHERS, null), "not trusted");
  }

  @Test
  void withoutABundleTheJvmsTrustCounts() {
    isRefused(equinix(OURS.issue("localhost"), false), Via.DIRECT, "not trusted", "ssl-bundle");
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    isRefused(equinix(OURS.issue("elsewhere.test"), false), trusting(OURS, null), "another name");
  }

  @Test
  void anExpiredCertificateIsRefused() {
    isRefused(equinix(OURS.expired("localhost"), false), trusting(OURS, null), "expired");
  }

  @Test
  void whoAsksForAClientCertificateGetsTheBundles() {
    try (var equinix = equinix(OURS.issue("localhost"), true)) {
      assertThat(types(equinix, trusting(OURS, OURS.issue("adapter")))).isInstanceOf(Replied.class);
    }
  }

  @Test
  void filesThatChangedCountFromTheNextConnectionOn() throws IOException {
    Path trust = Files.writeString(folder.resolve("trust.pem"), OTHERS.pem());
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
        .withPropertyValues(
            "spring.ssl.bundle.watch.file.quiet-period=100ms",
            "spring.ssl.bundle.pem.rest.reload-on-update=true",
            "spring.ssl.bundle.pem.rest.truststore.certificate=file:" + trust)
        .run(context -> {
          SslBundles bundles = context.getBean(SslBundles.class);
          Via via = new Via(null, () -> bundles.getBundle("rest"));
          try (var equinix = equinix(OURS.issue("localhost"), false)) {
            assertThat(types(equinix, via)).isInstanceOf(NotWritten.class);
            Files.writeString(trust, OURS.pem());
            await().until(() -> types(equinix, via) instanceof Replied);
          }
        });
  }

  @Test
  void aBundleThatCannotBeUsedIsProofThatNothingWasWritten() {
    Via via =
        new Via(
            null,
            () -> {
              throw new IllegalStateException("half a file");
            });
    isRefused(equinix(OURS.issue("localhost"), false), via, "bundle");
  }

  /** Nobody connects to all machines at once; the system says so as it says that a way is lost. */
  @Test
  void aNetworkThatIsOutOfReachIsProofThatNothingWasWritten() {
    assertThat(types("http://255.255.255.255:9", Via.DIRECT)).isInstanceOf(NotWritten.class);
  }

  private static Via by(ConnectProxy proxy, String user, String password) {
    SslBundle bundle = OURS.client(null);
    return new Via(new HttpProxy("localhost", proxy.port(), user, password), () -> bundle);
  }

  @Test
  void theProxyIsToldWhereToAndWhoAsksAndSeesNoCall() {
    try (var equinix = equinix(OURS.issue(HOST), false);
        var proxy = new ConnectProxy(equinix.port())) {
      assertThat(types("https://" + HOST, by(proxy, "adapter", "pässword")))
          .isInstanceOf(Replied.class);
      assertThat(proxy.asked())
          .containsExactly(
              List.of(
                  "CONNECT " + HOST + ":443 HTTP/1.1",
                  "Host: " + HOST + ":443",
                  "Proxy-Authorization: Basic YWRhcHRlcjpww6Rzc3dvcmQ="));
    }
  }

  /** A 4xx of the proxy's must neither refuse an order nor a credential. */
  @ParameterizedTest
  @ValueSource(
      strings = {"400 Bad Request", "401 Unauthorized", "403 Forbidden", "407 Who are you"})
  void whatTheProxyRefusesIsNoAnswerOfEquinixs(String answer) {
    try (var equinix = equinix(OURS.issue(HOST), false);
        var proxy = new ConnectProxy(equinix.port())) {
      proxy.answer(answer);
      assertThat(types("https://" + HOST, by(proxy, "adapter", "secret")))
          .isInstanceOfSatisfying(
              NotWritten.class,
              call ->
                  assertThat(call.reason())
                      .contains("the proxy localhost:", "refuses: HTTP " + answer.substring(0, 3))
                      .doesNotContain("secret"));
    }
  }

  @Test
  void aProxyThatIsNotThereIsNoAnswerOfEquinixs() {
    Via via = new Via(new HttpProxy("localhost", 1, null, null), null);
    assertThat(types("https://" + HOST, via))
        .isInstanceOfSatisfying(
            NotWritten.class, call -> assertThat(call.reason()).contains("out of reach"));
  }

  @Test
  void aNameThatNobodyKnowsIsProofThatNothingWasWritten() {
    assertThat(types("https://no-such-host.invalid", Via.DIRECT)).isInstanceOf(NotWritten.class);
  }
}
