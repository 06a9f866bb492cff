package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.subscription.UnusableSettings.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A setting that there is not stops the start, and the nearest one that there is is named. */
@ExtendWith(OutputCaptureExtension.class)
class UnknownSettingsTest {
  /** Stops every start of this class, after the names were judged. */
  private final Starts starts = new Starts().without("spring.datasource.url");

  @ParameterizedTest
  @CsvSource({
    "emg.request.queue, emg.requests.queue",
    "emg.requests.replyto.queue, emg.requests.reply-to",
    "emg.webhooks.itsm.event, emg.webhooks.itsm.events",
    "emg.subscriptions.berlin.signing.private-kye, emg.subscriptions.berlin.signing.private-key",
    "emg.subscriptions.default.rest.client-ids, emg.subscriptions.default.rest.client-id",
    "emg.deadline.lease, emg.deadlines.lease"
  })
  void anUnknownNameStopsTheStartWithTheNearest(String given, String nearest) {
    assertThat(starts.with(given, "x").refusal())
        .contains(new Wrong(given, "there is no such setting; the nearest is " + nearest + "."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emg.requests.reply-to[0]",
        "emg.requests.replyTo",
        "emg.requests.senders.anna[1]",
        "emg.requests.senders[svc@corp.example]",
        "emg.http.users[anna.b].roles",
        "emg.subscriptions.berlin.route.default",
        "emg.subscriptions.berlin.task-form",
        "emg.recover"
      })
  void aKnownNameInAnyOfItsFormsDoesNot(String given) {
    assertThat(starts.with(given, "string").refusal())
        .extracting(Wrong::problem)
        .noneMatch(problem -> problem.startsWith("there is no such setting"));
  }

  @ParameterizedTest
  @CsvSource({
    "EMG_REQUESTS_QUEU, emg.requests.queue",
    "EMG_REQUEST_REPLY_TO, emg.requests.reply-to",
    "EMG_WEBHOOKS_ITSM_SECRETS, emg.webhooks.itsm.secret"
  })
  void anUnknownVariableThatIsMeantForUsStopsTheStart(String given, String nearest) {
    assertThat(starts.withVariable(given, "x").refusal())
        .contains(new Wrong(given, "there is no such setting; the nearest is " + nearest + "."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EMG_REQUESTS_REPLYTO",
        "EMG_REQUESTS_REPLY_TO",
        "EMG_REQUESTS_REPLY_TO_0",
        "EMG_SUBSCRIPTIONS_BERLIN_SIGNING_PRIVATE_KEY",
        "EMG_SUBSCRIPTIONS_BERLIN_SIGNING_PRIVATEKEY",
        "EMG_DEAD_LETTERS_REQUESTS",
        "EMG_HTTP_USERS_ANNA_PASSWORD",
        "EMG_SERVICE_HOST",
        "EMG_ADAPTER_SERVICE_PORT_HTTP",
        "EMG_ADAPTER_PORT_8080_TCP_ADDR",
        "EMG_PORT",
        "EMG_DB_PASSWORD"
      })
  void variablesInRelaxedFormAndThoseOfOthersDoNot(String given) {
    assertThat(starts.withVariable(given, "true").refusal())
        .extracting(Wrong::setting)
        .doesNotContain(given);
  }

  @Test
  void aNameThatWouldBeReadAsAnotherIsToBeWrittenInBrackets() {
    assertThat(starts.with("emg.requests.senders.svc@corp", "default").refusal())
        .anyMatch(wrong -> wrong.problem().contains("in brackets, as senders[svc@corp]"));
  }
}
