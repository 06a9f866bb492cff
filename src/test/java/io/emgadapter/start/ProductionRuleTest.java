package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.subscription.UnusableSettings.Wrong;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sandbox's credentials stop a start in production, and only there. */
class ProductionRuleTest {
  private static final String DEMO = "{noop}sandbox-anna";

  @ParameterizedTest
  @CsvSource({
    "spring.datasource.password, sandbox-only-ledger",
    "spring.rabbitmq.password, guest",
    "spring.rabbitmq.addresses, 'amqps://emg:s3cret@one:5671,amqps://guest:guest@two:5671'",
    "emg.requests.digest-key, sandbox-only-digest",
    "emg.http.users.anna.password, {noop}secret",
    "emg.subscriptions.default.rest.base-url, http://127.0.0.1:8090",
    "emg.subscriptions.default.rest.base-url, https://sandboxapi.equinix.com",
    "emg.subscriptions.default.rest.baseUrl, https://sandboxapi.equinix.com",
    "emg.subscriptions.default.blob.container, http://127.0.0.1:8090/emg-files",
    "emg.subscriptions.default.rest.client-secret, sandbox-only-secret",
  })
  void aCredentialOfASandboxStopsAStartInProduction(String setting, String value) {
    assertThat(production().with(setting, value).refusal())
        .extracting(Wrong::setting)
        .contains(setting);
  }

  @Test
  void soDoesAStandInForEquinixsBrokerThatComesAsAVariable() {
    List<Wrong> refusal =
        production()
            .withVariable(
                "EMG_SUBSCRIPTIONS_DEFAULT_OUTGOING_CONNECTIONSTRING",
                "Endpoint=sb://bus/;SharedAccessKeyName=k;SharedAccessKey=s3cret;EntityPath=q;"
                    + "useDevelopmentEmulator=TRUE")
            .refusal();

    assertThat(refusal)
        .extracting(Wrong::setting)
        .contains("emg.subscriptions.default.outgoing.connectionstring");
    assertThat(refusal.toString()).doesNotContain("s3cret");
  }

  @Test
  void soDoesTheSandboxOfEquinixThatComesAsAVariable() {
    assertThat(
            production()
                .withVariable(
                    "EMG_SUBSCRIPTIONS_DEFAULT_REST_BASEURL", "https://sandboxapi.equinix.com")
                .refusal())
        .extracting(Wrong::setting)
        .contains("emg.subscriptions.default.rest.baseurl");
  }

  @Test
  void theBrokersPasswordMustBeSetBecauseSpringsOwnIsGuest() {
    assertThat(production().refusal())
        .anySatisfy(wrong -> {
          assertThat(wrong.setting()).isEqualTo("spring.rabbitmq.password");
          assertThat(wrong.toString()).contains("it is not set");
        });
    assertThat(
            production()
                .with("spring.rabbitmq.addresses", "amqps://emg:s3cret@one:5671")
                .with("emg.requests.digest-key", "sandbox-only-digest")
                .refusal())
        .extracting(Wrong::setting)
        .doesNotContain("spring.rabbitmq.password");
  }

  @Test
  void aSettingThatNamesWhatIsNotSetIsNamedWithIt() {
    assertThat(
            production()
                .with("emg.subscriptions.default.rest.client-id", "${NOWHERE}")
                .refusal()
                .toString())
        .contains("emg.subscriptions.default.rest.client-id: it names ${NOWHERE}");
  }

  @Test
  void elsewhereTheyAreAllowed() {
    new Starts()
        .with("emg.requests.digest-key", "sandbox-only-digest")
        .with("emg.http.users.anna.password", DEMO)
        .judge();
  }

  @Test
  void aSchemaThatNobodyLooksAtStopsEveryStart() {
    assertThat(new Starts().with("spring.flyway.enabled", "false").refusal())
        .extracting(Wrong::setting)
        .containsExactly("spring.flyway.enabled");
  }

  private static Starts production() {
    return new Starts()
        .with("spring.profiles.active", "production")
        // Not the starting point that lies in ./config.
        .withArgument("spring.config.location", "classpath:/");
  }
}
