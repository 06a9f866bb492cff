package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.subscription.UnusableSettings.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Everything that is wrong with the settings is reported at once, with what to supply. */
@ExtendWith(OutputCaptureExtension.class)
class AllAtOnceOfSettingsTest {
  private final Starts starts = new Starts();

  @Test
  void everySettingThatIsWrongIsInOneAnswer(CapturedOutput output) {
    assertThat(
            starts
                .without("spring.datasource.url")
                .with("emg.subscriptions.default.signing.private-key", "file:/no/such.pem")
                .with("emg.subscriptions.default.outgoing.connection-string", "s3cret-key")
                .with("emg.subscriptions.default.route.smarthands", "rest")
                .with("emg.webhooks.itsm.url", "http://example.com/hook")
                .with("emg.retention.ids", "1d")
                .with("emg.recover", "restore")
                .with("emg.dispatch.send-budget", "59s")
                .with("emg.deadlines.answer", "soon")
                .with("emg.requests.batch", "s3cret-many")
                .with("emg.requests.bach", "1")
                .refusal())
        .extracting(Wrong::setting)
        .contains(
            "spring.datasource.url",
            "emg.subscriptions.default.signing.private-key",
            "emg.subscriptions.default.outgoing.connection-string",
            "emg.webhooks.itsm.url",
            "emg.webhooks.itsm.secret",
            "emg.retention.ids",
            "emg.recover",
            "emg.deadlines.answer",
            "emg.requests.batch",
            "emg.requests.bach");
    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("emg.deadlines.answer: supply a time with its unit")
        .contains("emg.requests.batch: supply a whole number")
        .doesNotContain("s3cret", "\tat ");
  }

  @Test
  void aRouteThatThereIsNotSaysWhichThereAre() {
    assertThat(starts.with("emg.subscriptions.default.route.workvisit", "fax").refusal())
        .contains(
            new Wrong("emg.subscriptions.default.route.workvisit", "supply one of emg, rest."));
  }

  @Test
  void withoutADatabaseWhatIsNeededIsSaid(CapturedOutput output) {
    assertThat(starts.without("spring.datasource.url").refusal())
        .extracting(Wrong::setting)
        .containsExactly("spring.datasource.url");
    assertThat(output).contains("jdbc:postgresql://host:5432/database").doesNotContain("H2");
  }
}
