package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.emg.bus.Authority;
import io.emgadapter.gateway.emg.bus.Authority.Issued;
import io.emgadapter.gateway.emg.bus.BusOptions;
import io.emgadapter.gateway.emg.bus.ServiceBusLike;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** TLS on both ends, with the authorities that a company may meet. */
class LinkTlsTest {
  private static final Authority OURS = new Authority("The company's own authority");
  private static final Authority OTHERS = new Authority("Somebody else's authority");

  @TempDir private Path folder;

  private static ServiceBusLike bus(Issued certificate) {
    return new ServiceBusLike(BusOptions.CLEAR.withTls(OURS.server(certificate)));
  }

  private static ServiceBusLike strictBus() {
    return new ServiceBusLike(
        BusOptions.CLEAR.withTls(OURS.server(OURS.issue("localhost"))).withClientCertificate());
  }

  private static EmgSender sender(ServiceBusLike bus, Way way) {
    return BusRig.sender(BusRig.secure("localhost", bus.port(), way));
  }

  /** It does not connect, says why, and the broker was never told who wanted to. */
  private static void isRefused(ServiceBusLike bus, Way way, String... words) {
    try (bus;
        var sender = sender(bus, way)) {
      await().untilAsserted(() -> assertThat(sender.state()).contains(words));
      assertThat(sender.connected()).isFalse();
      assertThat(bus.hostnames()).isEmpty();
    }
  }

  @Test
  void aQueueIsReachedBothWaysByACertificateOfTheCompanysOwnAuthority() {
    Set<Integer> got = new ConcurrentSkipListSet<>();
    try (var bus = bus(OURS.issue("localhost"));
        var sender = sender(bus, BusRig.trusting(OURS));
        var receiver =
            BusRig.receiver(BusRig.secure("localhost", bus.port(), BusRig.trusting(OURS)), got)) {
      await().until(() -> sender.connected() && receiver.connected());
      assertThat(bus.hostnames()).containsExactly("localhost");
      bus.putNumbers(BusRig.QUEUE, 0, 10);
      await().until(() -> got.size() == 10 && bus.size(BusRig.QUEUE) == 0);
    }
  }

  @Test
  void anAuthorityThatOnlyAnotherLinkTrustsCountsNothing() {
    isRefused(bus(OURS.issue("localhost")), BusRig.trusting(OTHERS), "not trusted", "ssl-bundle");
  }

  @Test
  void withoutABundleTheJvmsTrustCounts() {
    isRefused(bus(OURS.issue("localhost")), Way.DIRECT, "not trusted", "ssl-bundle");
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    isRefused(bus(OURS.issue("elsewhere.test")), BusRig.trusting(OURS), "another name");
  }

  @Test
  void anExpiredCertificateIsRefused() {
    isRefused(bus(OURS.expired("localhost")), BusRig.trusting(OURS), "expired");
  }

  @Test
  void aBrokerThatAsksForAClientCertificateGetsTheBundles() {
    SslBundle bundle = BusRig.bundle(OURS, OURS.issue("adapter"));
    try (var bus = strictBus();
        var sender = sender(bus, new Way(null, null, () -> bundle, Way.GIVE_UP))) {
      await().untilAsserted(() -> assertThat(sender.state()).isEqualTo("connected"));
      assertThat(sender.send(Rig.tasks(3))).hasSize(3).containsOnly(new Sent());
    }
  }

  @Test
  void withoutTheClientCertificateThatIsAskedForTheLinkSaysSo() {
    isRefused(strictBus(), BusRig.trusting(OURS), "client certificate");
  }

  @Test
  void aClientCertificateOfAnotherAuthorityIsRefusedByTheBroker() {
    SslBundle bundle = BusRig.bundle(OURS, OTHERS.issue("adapter"));
    isRefused(strictBus(), new Way(null, null, () -> bundle, Way.GIVE_UP), "client certificate");
  }

  @Test
  void filesThatChangedCountFromTheNextConnectionOn() throws IOException {
    Path trust = Files.writeString(folder.resolve("trust.pem"), OTHERS.pem());
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
        .withPropertyValues(
            "spring.ssl.bundle.watch.file.quiet-period=100ms",
            "spring.ssl.bundle.pem.emg.reload-on-update=true",
            "spring.ssl.bundle.pem.emg.truststore.certificate=file:" + trust)
        .run(context -> {
          SslBundles bundles = context.getBean(SslBundles.class);
          Way way = new Way(null, null, () -> bundles.getBundle("emg"), Way.GIVE_UP);
          try (var bus = bus(OURS.issue("localhost"));
              var sender = sender(bus, way)) {
            await().untilAsserted(() -> assertThat(sender.state()).contains("not trusted"));
            Files.writeString(trust, OURS.pem());
            await().until(sender::connected);
          }
        });
  }
}
