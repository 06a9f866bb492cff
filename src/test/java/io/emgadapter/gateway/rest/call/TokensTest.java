package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.Rig;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.gateway.rest.call.TokenRequest.Token;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Granted;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Unavailable;
import io.emgadapter.gateway.rest.call.Tokens.Again;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.send.AllowCredential;
import io.emgadapter.simulator.rest.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  /** Not a parallel stream: it would block the pool in which the JDK's client ends its calls. */
  private static List<Token> together(List<Tokens> askers) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads
          .invokeAll(askers.stream().<Callable<Token>>map(each -> each::get).toList())
          .stream()
          .map(Future::resultNow)
          .toList();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTokenIsAskedForOnceAndRenewedShortlyBeforeItsEnd() {
    Tokens tokens = rig.tokens(rig.account());
    Token first = tokens.get();
    rig.clock.pass(Duration.ofSeconds(3500));
    assertThat(tokens.get()).isEqualTo(first);
    rig.clock.pass(Duration.ofSeconds(60));
    assertThat(tokens.get()).isInstanceOf(Granted.class).isNotEqualTo(first);
    assertThat(rig.equinix.asked("/oauth2/v1/token"))
        .hasSize(2)
        .allSatisfy(asked ->
            assertThat(asked.json().path("grant_type").asString()).isEqualTo("client_credentials"));
  }

  @Test
  void manyWhoAskTogetherShareOneToken() {
    Tokens tokens = rig.tokens(rig.account());
    List<Token> all = together(Collections.nCopies(20, tokens));
    assertThat(all).allSatisfy(token -> assertThat(token).isInstanceOf(Granted.class));
    assertThat(rig.equinix.oauth().given()).isEqualTo(1);
  }

  @Test
  void aRefusedCredentialIsNeverTriedAgainByAnyInstance() {
    for (int instance = 0; instance < 10; instance++) {
      Tokens tokens = rig.tokens(rig.account("wrong"));
      assertThat(tokens.get()).isInstanceOf(Unavailable.class);
      assertThat(tokens.get()).isInstanceOf(Unavailable.class);
    }
    assertThat(rig.equinix.oauth().badAttempts()).isEqualTo(1);
    assertThat(rig.equinix.oauth().isLocked()).isFalse();
    assertThat(rig.tokens(rig.account()).get()).isInstanceOf(Granted.class);
  }

  @Test
  void instancesThatStartTogetherTryABadCredentialOnce() {
    List<Tokens> instances =
        IntStream.range(0, 8).mapToObj(_ -> rig.tokens(rig.account("wrong"))).toList();
    assertThat(together(instances))
        .allSatisfy(token -> assertThat(token).isInstanceOf(Unavailable.class));
    assertThat(rig.equinix.oauth().badAttempts()).isEqualTo(1);
  }

  @Test
  void subscriptionsThatShareABadCredentialTryItOnceTogether() {
    for (String subscription : List.of("muc", "fra", "ber", "ham", "dus", "lej")) {
      assertThat(rig.tokens(subscription, rig.account("wrong"), memory()).get())
          .isInstanceOf(Unavailable.class);
    }
    assertThat(rig.equinix.oauth().badAttempts()).isEqualTo(1);
  }

  @Test
  void aRefusalThatTheLedgerCouldNotTakeHoldsNevertheless() {
    Tokens tokens = rig.tokens("muc", rig.account("wrong"), new Unwritable());
    assertThat(tokens.get()).isInstanceOf(Unavailable.class);
    rig.ledger.pass(Duration.ofMinutes(1)); // the attempt is long over

    Tokens sibling = rig.tokens("fra", rig.account("wrong"), memory());
    assertThat(sibling.get()).isInstanceOf(Unavailable.class);
    rig.ledger.sql().sql("alter table away rename to rest_credential").update();
    tokens.use(Credential.of("muc", rig.account())); // which forgets the other
    rig.clock.pass(Duration.ofMinutes(1));
    assertThat(sibling.get()).isInstanceOf(Unavailable.class);

    assertThat(sibling.areRefused()).isTrue();
    assertThat(rig.equinix.oauth().badAttempts()).isEqualTo(1);
    assertThat(memory().refusal(Credential.of("ham", rig.account("wrong")))).isPresent();
  }

  private CredentialMemory memory() {
    return rig.ledger.the(CredentialMemory.class);
  }

  private class Kept implements CredentialMemory {
    @Override
    public Permit begin(Credential credential, Duration longest) {
      return memory().begin(credential, longest);
    }

    @Override
    public void end(Credential credential) {
      memory().end(credential);
    }

    @Override
    public void refuse(Credential credential, String code) {
      memory().refuse(credential, code);
    }

    @Override
    public long heard() {
      return memory().heard();
    }

    @Override
    public Optional<Refusal> refusal(Credential credential) {
      return memory().refusal(credential);
    }
  }

  /** The ledger goes away right after Equinix has refused. */
  private final class Unwritable extends Kept {
    @Override
    public void refuse(Credential credential, String code) {
      rig.ledger.sql().sql("alter table rest_credential rename to away").update();
      super.refuse(credential, code);
    }
  }

  /** What other instances say does not come through. */
  private final class Deaf extends Kept {
    @Override
    public long heard() {
      return 0;
    }
  }

  @Test
  void aGoodTokenOfOursIsNoAnswerToWhatAnotherInstanceWasRefused() {
    Tokens tokens = rig.tokens("muc", rig.account(), new Deaf());
    tokens.remember();
    assertThat(tokens.get()).isInstanceOf(Granted.class);
    memory().refuse(Credential.of("muc", rig.account()), "refused");
    int before = rig.equinix.asked("/oauth2/v1/token").size();

    assertThat(tokens.again(this::allow)).isEqualTo(Again.WORKS);

    assertThat(rig.equinix.asked("/oauth2/v1/token")).hasSize(before + 1);
  }

  private boolean allow(Credential credential) {
    return rig.ledger.the(AllowCredential.class).run(credential, new Act("anna", "OPS-19"));
  }

  @Test
  void anErrorOfTheServerSaysNothingAgainstTheCredential() {
    rig.equinix.faults().next("/token", Fault.ERROR_BEFORE);
    rig.equinix.faults().next("/token", Fault.SILENT_BEFORE);
    Tokens tokens = rig.tokens(rig.account());
    assertThat(tokens.get()).isInstanceOf(Unavailable.class);
    assertThat(tokens.get()).isInstanceOf(Unavailable.class);
    assertThat(rig.equinix.asked("/token")).hasSize(1);
    rig.clock.pass(Duration.ofSeconds(16));
    assertThat(tokens.get()).isInstanceOf(Unavailable.class);
    rig.clock.pass(Duration.ofSeconds(16));
    assertThat(tokens.get()).isInstanceOf(Granted.class);
  }

  @Test
  void theOldTokenServesWhileTheServerIsDown() {
    Tokens tokens = rig.tokens(rig.account());
    Token first = tokens.get();
    rig.clock.pass(Duration.ofSeconds(3560));
    rig.equinix.faults().next("/token", Fault.ERROR_BEFORE);
    assertThat(tokens.get()).isEqualTo(first);
    assertThat(tokens.none()).isNull();
    rig.equinix.faults().next("/token", Fault.ERROR_BEFORE);
    rig.clock.pass(Duration.ofSeconds(41));
    assertThat(tokens.get()).isInstanceOf(Unavailable.class);
    assertThat(tokens.none()).isNotNull();
  }

  @Test
  void nothingThatHoldsASecretPrintsIt() {
    RestAccount account = rig.account("very-secret");
    Token token = rig.tokens(rig.account()).get();
    assertThat(account + " " + Credential.of("default", account) + " " + token)
        .doesNotContain("secret")
        .doesNotContain("consumer")
        .doesNotContain("token-1");
    assertThat(Credential.of("a", account).digest())
        .isNotEqualTo(Credential.of("a", rig.account("other")).digest());
  }
}
