package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.Rig;
import io.emgadapter.simulator.rest.Fault;
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
    return new AccessTokens(rig.tokens(rig.account(secret)), rig.clock, 100);
  }

  private AccessTokens tokens() {
    return new AccessTokens(rig.tokens(rig.account()), rig.clock, 100);
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
  void aTokenWhoseEndHasComeIsMissing() {
    AccessTokens tokens = tokens();
    tokens.renew();
    rig.clock.pass(Duration.ofHours(1));
    assertThat(tokens.token()).isNull();
    assertThat(tokens.missing()).isNotNull();
  }

  @Test
  void aTokenThatIsTooLongForAnEnvelopeIsNone() {
    AccessTokens tokens = new AccessTokens(rig.tokens(rig.account()), rig.clock, 3);
    assertThat(tokens.renew()).isFalse();
    assertThat(tokens.missing()).contains("longer than 3").doesNotContain("token-1");
  }
}
