package io.emgadapter.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.gateway.emg.bus.Authority;
import io.emgadapter.outbound.HttpProxy;
import io.emgadapter.subscription.ReadAccounts.SubscriptionConfiguration;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** How the settings say by which way a queue is reached, and what several accounts may share. */
class LinkSettingsTest {
  private static final String QUEUE =
      "Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=n;SharedAccessKey=s3cret;EntityPath=";

  private final Map<String, String> settings = new HashMap<>();
  @TempDir private Path folder;

  @EnableConfigurationProperties(EmgSettings.class)
  static class Settings {}

  @BeforeEach
  void good() {
    KeyFiles keys = new KeyFiles(folder);
    account("default", "ACME", "q1", keys);
    account("second", "BEST", "q2", keys);
  }

  private void account(String name, String source, String queue, KeyFiles keys) {
    String prefix = "emg.subscriptions." + name + ".";
    settings.put(prefix + "source", source);
    settings.put(prefix + "outgoing.connection-string", QUEUE + queue);
    settings.put(prefix + "verifying.public-keys", keys.publicKey());
  }

  private LinkSettingsTest with(String setting, String value) {
    settings.put("emg.subscriptions." + setting, value);
    return this;
  }

  private void read(Consumer<EmgQueue> check) {
    run(failure -> assertThat(failure).isNull(), check);
  }

  private void assertStopsWith(String setting, String says) {
    run(
        failure ->
            assertThat(failure)
                .rootCause()
                .isInstanceOf(UnusableSettings.class)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("emg.subscriptions." + setting + ": ")
                .contains(says)
                .doesNotContain("s3cret", "\n"),
        _ -> {});
  }

  private void run(Consumer<Throwable> failure, Consumer<EmgQueue> check) {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
        .withUserConfiguration(Settings.class, SubscriptionConfiguration.class)
        .withPropertyValues(
            settings.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toArray(String[]::new))
        .run(context -> {
          failure.accept(context.getStartupFailure());
          if (context.getStartupFailure() == null) {
            Subscription read = context.getBean(Subscriptions.class).find("default").orElseThrow();
            check.accept(Objects.requireNonNull(read.outgoing()));
          }
        });
  }

  @Test
  void withoutAWordItGoesStraightByTls() {
    read(queue -> {
      assertThat(queue.address().port()).isEqualTo(5671);
      assertThat(queue.way().proxy()).isNull();
      assertThat(queue.way().webSocketPath()).isNull();
      assertThat(queue.way().tls()).isNull();
    });
  }

  @Test
  void webSocketAndProxyAndBundleAreSettingsOfALink() {
    with("default.outgoing.transport", "websocket")
        .with("default.outgoing.proxy", "http://proxy.example.com:3128")
        .with("default.outgoing.proxy-user", "adapter")
        .with("default.outgoing.proxy-password", "s3cret")
        .with("default.outgoing.ssl-bundle", "emg");
    settings.put("spring.ssl.bundle.pem.emg.truststore.certificate", AUTHORITY);
    read(queue -> {
      assertThat(queue.address().port()).isEqualTo(443);
      assertThat(queue.way().webSocketPath()).isEqualTo("/$servicebus/websocket");
      assertThat(queue.way().proxy())
          .isEqualTo(new HttpProxy("proxy.example.com", 3128, "adapter", "s3cret"));
      assertThat(Objects.requireNonNull(queue.way().tls()).get().getStores().getTrustStore())
          .isNotNull();
      assertThat(queue.toString() + queue.way()).doesNotContain("s3cret");
    });
  }

  @ParameterizedTest
  @CsvSource({
    "ssl-bundle, none, no SSL bundle of this name",
    "proxy, proxy.example.com:3128, http://host:port",
    "proxy, http://proxy.example.com, http://host:port",
    "proxy, http://adapter:s3cret@proxy.example.com:3128, settings of their own",
    "proxy, https://proxy.example.com:3128, http://host:port",
    "transport, websocket2, "
  })
  void whatCannotBeUsedIsNamed(String setting, String value, String says) {
    with("default.outgoing." + setting, value);
    if (says == null) {
      run(failure -> assertThat(failure).isNotNull(), _ -> {});
    } else {
      assertStopsWith("default.outgoing." + setting, says);
    }
  }

  @ParameterizedTest
  @CsvSource({"emulator", "10.0.0.7", "localhost.example.com"})
  void inClearNoOtherMachineIsReached(String host) {
    String clear = "Endpoint=sb://%s/;SharedAccessKeyName=n;SharedAccessKey=s3cret;EntityPath=q";
    with(
            "default.outgoing.connection-string",
            clear.formatted(host) + ";UseDevelopmentEmulator=true")
        .assertStopsWith("default.outgoing.connection-string", "this machine");
  }

  @ParameterizedTest
  @CsvSource({"localhost, localhost", "127.0.0.1, 127.0.0.1", "[::1], ::1"})
  void inClearThisMachineIsReached(String written, String host) {
    String clear = "Endpoint=sb://%s/;SharedAccessKeyName=n;SharedAccessKey=s3cret;EntityPath=q";
    with(
        "default.outgoing.connection-string",
        clear.formatted(written) + ";UseDevelopmentEmulator=true");
    read(queue -> {
      assertThat(queue.address().host()).isEqualTo(host);
      assertThat(queue.address().port()).isEqualTo(5672);
      assertThat(queue.address().tls()).isFalse();
    });
  }

  @Test
  void oneQueueFromEquinixIsNotHeardByTwo() {
    with("second.outgoing.connection-string", QUEUE + "Q1")
        .assertStopsWith("second.outgoing.connection-string", "subscription default listens");
  }

  @Test
  void oneQueueIsFoundByWhicheverPortItIsReached() {
    with("second.outgoing.connection-string", QUEUE + "q1")
        .with("second.outgoing.transport", "websocket")
        .assertStopsWith("second.outgoing.connection-string", "subscription default listens");
  }

  @Test
  void oneSourceOfTwoNeedsAWordOfConsent() {
    with("second.source", "ACME").assertStopsWith("second.source", "same-source: true");
    with("second.same-source", "true").read(queue -> assertThat(queue).isNotNull());
  }

  private static final String AUTHORITY = new Authority("The company's own authority").pem();
}
