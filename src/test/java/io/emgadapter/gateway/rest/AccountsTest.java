package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.RestStanding;
import io.emgadapter.gateway.RestStanding.State;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.gateway.rest.call.Tokens.Again;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.send.AllowCredential;
import io.emgadapter.simulator.rest.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How an account stands is shown as it is, and one command leads back from a refusal. */
class AccountsTest {
  private static final Act ANNA = new Act("anna", "unlocked, OPS-19");

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private RestGateway gateway(RestAccount account) {
    return RestGateway.open(Map.of("default", account), rig.memory(), rig.clock, Rig.meters());
  }

  private static void send(RestGateway by) {
    by.send(List.of(Rig.task("smarthands-0001-other")));
  }

  private static RestStanding standing(RestAccounts accounts) {
    return accounts.standing("default").orElseThrow();
  }

  private Again again(RestAccounts accounts) {
    AllowCredential allow = rig.ledger.the(AllowCredential.class);
    return accounts.tryAgain("default", credential -> allow.run(credential, ANNA)).orElseThrow();
  }

  private List<@Nullable String> audit() {
    return rig.ledger
        .sql()
        .sql("select actor || ' ' || action || ' ' || target from audit")
        .query(String.class)
        .list();
  }

  @Test
  void anAccountIsUnusedUntilTheFirstCallAndWorksAfterIt() {
    RestGateway gateway = gateway(rig.account());
    assertThat(standing(gateway.accounts()).state()).isEqualTo(State.UNUSED);

    send(gateway);

    assertThat(standing(gateway.accounts()).state()).isEqualTo(State.WORKS);
    assertThat(standing(gateway.accounts()).lastGoodAt()).isNotNull();
  }

  @Test
  void oneFailureOfAnAccountThatWorkedIsNoOutageAndTwoAre() {
    RestGateway gateway = gateway(rig.account());
    send(gateway);
    rig.equinix.faults().next("/other", Fault.ERROR_BEFORE);
    send(gateway);
    assertThat(standing(gateway.accounts()).state()).isEqualTo(State.WORKS);
    rig.equinix.faults().next("/other", Fault.ERROR_BEFORE);
    send(gateway);

    RestStanding down = standing(gateway.accounts());
    assertThat(down.state()).isEqualTo(State.UNREACHABLE);
    assertThat(down.cause()).contains("status 500");
    assertThat(down.since()).isNotNull();

    send(gateway);
    assertThat(standing(gateway.accounts()).state()).isEqualTo(State.WORKS);
  }

  @Test
  void aLimitIsWaitingAndNoOutage() {
    RestGateway gateway = gateway(rig.account());
    rig.equinix.faults().next("/other", Fault.TOO_MANY_WAIT);
    send(gateway);
    assertThat(standing(gateway.accounts()).state()).isEqualTo(State.WAITING);
    assertThat(standing(gateway.accounts()).isDown()).isFalse();

    rig.clock.pass(Duration.ofSeconds(8));
    assertThat(standing(gateway.accounts()).state()).isEqualTo(State.WORKS);
  }

  @Test
  void aRefusalIsKnownToEachInstanceWithoutAskingEquinix() {
    send(gateway(rig.account("wrong")));
    RestAccounts another = gateway(rig.account("wrong")).accounts();
    another.look();

    RestStanding refused = standing(another);
    assertThat(refused.state()).isEqualTo(State.REFUSED);
    assertThat(refused.words()).contains("refused since", "client secret", "try-again");
    assertThat(rig.equinix.oauth().badAttempts()).isEqualTo(1);
  }

  @Test
  void anotherAttemptIsMadeOnceAndARefusalHoldsAgain() {
    RestGateway gateway = gateway(rig.account("wrong"));
    send(gateway);

    assertThat(again(gateway.accounts())).isEqualTo(Again.REFUSED);

    send(gateway);
    assertThat(rig.equinix.oauth().badAttempts()).isEqualTo(2);
    assertThat(standing(gateway.accounts()).state()).isEqualTo(State.REFUSED);
    assertThat(audit()).containsExactly("anna try-again subscription/default");
  }

  @Test
  void whatIsUnlockedAtEquinixGoesOnInEveryInstance() {
    RestGateway gateway = gateway(rig.account("late"));
    RestGateway another = gateway(rig.account("late"));
    send(gateway);
    send(another);
    rig.equinix.oauth().knows("late");

    assertThat(again(gateway.accounts())).isEqualTo(Again.WORKS);
    another.accounts().look();

    assertThat(another.blocked()).isEmpty();
    assertThat(standing(gateway.accounts()).state()).isEqualTo(State.WORKS);
    assertThat(rig.equinix.asked("/token")).hasSize(2);
  }

  @Test
  void whatIsNotRefusedIsNotTriedAgain() {
    RestGateway gateway = gateway(rig.account());

    assertThat(again(gateway.accounts())).isEqualTo(Again.NOT_REFUSED);

    assertThat(rig.equinix.oauth().given()).isZero();
    assertThat(audit()).isEmpty();
  }
}
