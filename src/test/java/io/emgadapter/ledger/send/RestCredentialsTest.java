package io.emgadapter.ledger.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.gateway.rest.call.CredentialMemory.Permit;
import io.emgadapter.gateway.rest.call.CredentialMemory.Refusal;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.parked.Audit.Act;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestCredentialsTest {
  private static final Duration LONGEST = Duration.ofSeconds(18);
  private static final Credential OURS = of("muc", "https://api.equinix.com");

  private final TestLedger ledger = new TestLedger();
  private final RestCredentials all = ledger.the(RestCredentials.class);

  @AfterEach
  void close() {
    ledger.close();
  }

  private static Credential of(String subscription, String address) {
    return new Credential(subscription, address, "key", "secret");
  }

  private Permit begin() {
    return all.begin(OURS, LONGEST);
  }

  private boolean allow() {
    Credential sibling = of("fra", "https://api.equinix.com");
    return ledger.the(AllowCredential.class).run(sibling, new Act("anna", "OPS-1"));
  }

  @Test
  void oneAttemptIsMadeAtATimeWhoeverUsesTheCredential() {
    assertThat(begin()).isEqualTo(Permit.GRANTED);
    assertThat(all.begin(of("fra", "https://api.equinix.com"), LONGEST)).isEqualTo(Permit.BUSY);
    all.end(OURS);
    assertThat(all.begin(of("fra", "https://api.equinix.com"), LONGEST)).isEqualTo(Permit.GRANTED);
  }

  @Test
  void oneAddressIsOneCredentialHoweverItIsWritten() {
    begin();
    assertThat(all.begin(of("fra", "HTTPS://API.equinix.com:443/"), LONGEST))
        .isEqualTo(Permit.BUSY);
    assertThat(all.begin(of("fra", "https://api.equinix.com/uat"), LONGEST))
        .isEqualTo(Permit.GRANTED);
  }

  @Test
  void afterThreeAttemptsWhoseEndNobodyWroteItCountsAsRefused() {
    for (int died = 1; died <= 3; died++) {
      assertThat(begin()).isEqualTo(Permit.GRANTED);
      assertThat(begin()).isEqualTo(Permit.BUSY);
      ledger.pass(LONGEST.plusSeconds(2));
    }
    assertThat(begin()).isEqualTo(Permit.REFUSED);
    assertThat(all.refusal(OURS)).map(Refusal::code).hasValue(RestCredentials.NO_OUTCOME);

    assertThat(allow()).isTrue();
    assertThat(begin()).isEqualTo(Permit.GRANTED);
  }

  @Test
  void anAttemptThatEndedMakesTheOpenOnesBeforeItForgotten() {
    for (int hour = 1; hour <= 4; hour++) {
      begin();
      ledger.pass(LONGEST.plusSeconds(2));
      assertThat(begin()).isEqualTo(Permit.GRANTED);
      all.end(OURS);
    }
  }

  @Test
  void whatAPersonAllowedIsTriedOnceMore() {
    begin();
    all.refuse(OURS, "1003");
    assertThat(begin()).isEqualTo(Permit.REFUSED);

    assertThat(allow()).isTrue();

    assertThat(begin()).isEqualTo(Permit.GRANTED);
    assertThat(begin()).isEqualTo(Permit.BUSY);
    all.refuse(OURS, "1003");
    assertThat(begin()).isEqualTo(Permit.REFUSED);
  }

  /** The ledger failed right after each question, and the secret was good each time. */
  @Test
  void anEndThatCouldNotBeWrittenCountsAsSoonAsItCan() {
    for (int failed = 1; failed <= 4; failed++) {
      assertThat(begin()).isEqualTo(Permit.GRANTED);
      ledger.sql().sql("alter table rest_credential rename to away").update();
      all.end(OURS);
      ledger.sql().sql("alter table away rename to rest_credential").update();
      ledger.pass(LONGEST.plusSeconds(2));
    }
    assertThat(begin()).isEqualTo(Permit.GRANTED);
  }

  @Test
  void anEndThatIsWrittenLateDoesNotEndTheAttemptOfAnotherInstance() {
    begin();
    ledger.sql().sql("alter table rest_credential rename to away").update();
    all.end(OURS);
    ledger.sql().sql("alter table away rename to rest_credential").update();
    ledger.pass(LONGEST.plusSeconds(2));
    assertThat(new RestCredentials(ledger.sql()).begin(OURS, LONGEST)).isEqualTo(Permit.GRANTED);

    assertThat(begin()).isEqualTo(Permit.BUSY);
  }
}
