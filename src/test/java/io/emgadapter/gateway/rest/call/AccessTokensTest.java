package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.RestStanding.State;
import io.emgadapter.gateway.rest.Rig;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.gateway.rest.call.Tokens.Again;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.send.AllowCredential;
import io.emgadapter.outbound.OwnClient.Via;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.OAuth;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private AccessTokens tokens(String secret) {
    return tokens(secret, 100);
  }

  private AccessTokens tokens(String secret, int longest) {
    RestAccount account = rig.account(secret);
    return AccessTokens.open(
        Credential.of("default", account),
        Via.DIRECT,
        account.connectTimeout(),
        account.readTimeout(),
        longest,
        rig.ledger.the(CredentialMemory.class),
        rig.clock,
        Rig.meters());
  }

  private AccessTokens tokens() {
    return tokens(OAuth.CLIENT_SECRET);
  }

  private boolean allow(Credential credential) {
    return rig.ledger.the(AllowCredential.class).run(credential, new Act("anna", "OPS-19"));
  }

  private int asked() {
    return rig.equinix.asked("/oauth2/v1/token").size();
  }

  @Test
  void aTokenIsFetchedInAdvanceAndRenewedBeforeItsEnd() {
    AccessTokens tokens = tokens();
    assertThat(tokens.missing()).contains("no access token");
    assertThat(tokens.renew()).isTrue();
    assertThat(tokens.token()).isEqualTo("token-1");
    assertThat(tokens.missing()).isNull();

    rig.clock.pass(Duration.ofSeconds(3500));
    assertThat(tokens.renew()).isFalse();
    assertThat(tokens.token()).isEqualTo("token-1");
    rig.clock.pass(Duration.ofSeconds(60));
    tokens.renew();
    assertThat(tokens.token()).isEqualTo("token-2");
  }

  @Test
  void afterAFailureEachAttemptWaitsTwiceAsLongAsTheOneBefore() {
    AccessTokens tokens = tokens();
    for (int failure = 1; failure <= 5; failure++) {
      rig.equinix.faults().next("/token", Fault.ERROR_BEFORE);
    }
    int seconds = 0;
    for (; tokens.token() == null && seconds < 3600; seconds++) {
      tokens.renew();
      rig.clock.pass(Duration.ofSeconds(1));
    }
    assertThat(asked()).isEqualTo(6);
    // 15 + 30 + 60 + 120 + 240, and what the test itself takes
    assertThat(seconds).isBetween(440, 470);
  }

  @Test
  void aRefusedSecretIsTriedOnce() {
    AccessTokens tokens = tokens("wrong-secret");
    for (int minute = 0; minute < 60; minute++) {
      assertThat(tokens.renew()).isFalse();
      rig.clock.pass(Duration.ofMinutes(1));
    }
    assertThat(rig.equinix.oauth().badAttempts()).isEqualTo(1);
    assertThat(tokens.missing()).contains("refused").doesNotContain("wrong-secret");
  }

  @Test
  void aRefusedSecretIsTriedOnceMoreForEachCommand() {
    AccessTokens tokens = tokens("late");
    assertThat(tokens.again(this::allow)).isEqualTo(Again.NOT_REFUSED);
    tokens.renew();
    assertThat(tokens.standing().state()).isEqualTo(State.REFUSED);

    assertThat(tokens.again(this::allow)).isEqualTo(Again.REFUSED);
    tokens.renew();
    assertThat(rig.equinix.oauth().badAttempts()).isEqualTo(2);
    rig.equinix.oauth().knows("late");

    assertThat(tokens.again(this::allow)).isEqualTo(Again.WORKS);
    assertThat(tokens.token()).isEqualTo("token-1");
    assertThat(tokens.standing().state()).isEqualTo(State.WORKS);
    assertThat(asked()).isEqualTo(3);
  }

  @Test
  void whatWasAllowedElsewhereIsTriedAtOnceByEachInstance() {
    AccessTokens tokens = tokens("late");
    AccessTokens another = tokens("late");
    tokens.renew();
    another.renew();
    rig.equinix.oauth().knows("late");

    assertThat(another.again(this::allow)).isEqualTo(Again.WORKS);

    assertThat(tokens.renew()).isTrue();
    assertThat(tokens.missing()).isNull();
  }

  @Test
  void whatTheSameCommandTriedForAnotherUseIsNotTriedAgainAndUsed() {
    AccessTokens tokens = tokens("late");
    AccessTokens another = tokens("late");
    tokens.renew();
    another.renew();
    rig.equinix.oauth().knows("late");
    another.again(this::allow);

    assertThat(tokens.again(_ -> false)).isEqualTo(Again.NOT_REFUSED);

    assertThat(tokens.renew()).isTrue();
  }

  @Test
  void anAttemptOfAnotherInstanceIsNoFailureOfOurs() {
    CredentialMemory memory = rig.ledger.the(CredentialMemory.class);
    Credential credential = Credential.of("other", rig.account());
    memory.begin(credential, Duration.ofSeconds(18));
    AccessTokens tokens = tokens();
    for (int second = 0; second < 5; second++) {
      tokens.renew();
      rig.clock.pass(Duration.ofSeconds(1));
    }
    assertThat(tokens.standing().state()).isEqualTo(State.WAITING);
    assertThat(asked()).isZero();

    memory.end(credential);
    assertThat(tokens.renew()).isTrue();
  }

  @Test
  void whereNoTokenComesItIsShown() {
    AccessTokens tokens = tokens();
    assertThat(tokens.standing().state()).isEqualTo(State.WAITING);
    rig.equinix.faults().next("/token", Fault.ERROR_BEFORE);
    tokens.renew();
    assertThat(tokens.standing().words()).contains("unreachable since", "status 500");
  }

  @Test
  void aTokenWhoseEndHasComeIsMissing() {
    AccessTokens tokens = tokens();
    tokens.renew();
    rig.clock.pass(Duration.ofHours(1));
    assertThat(tokens.token()).isNull();
    assertThat(tokens.missing()).isNotNull();
  }

  @Test
  void aTokenThatIsTooLongForAnEnvelopeIsNone() {
    AccessTokens tokens = tokens(OAuth.CLIENT_SECRET, 3);
    assertThat(tokens.renew()).isFalse();
    assertThat(tokens.missing()).contains("longer than 3").doesNotContain("token-1");
  }
}
