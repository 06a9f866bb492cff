package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.emgadapter.gateway.rest.Rig;
import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.PreparationStopped.TimeToStart;
import io.emgadapter.simulator.rest.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerTest {
  private final Rig rig = new Rig();
  private final RestAccount account = rig.account();
  private final Throttle throttle = new Throttle(4, Turns.alone(1000), rig.clock);
  private final Caller caller = caller(account.baseUrl(), rig.tokens(account));

  private Caller caller(String url, Tokens tokens) {
    return new Caller(equinix(url), tokens, throttle, Rig.meters(), rig.sight());
  }

  private static EquinixApi equinix(String url) {
    return EquinixClient.open(url, Duration.ofSeconds(2), Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Call types() {
    return caller.call(Api.SMART_HANDS, EquinixApi::smartHandsTypes);
  }

  @Test
  void anAnswerIsReadWhateverItsStatus() {
    assertThat(types())
        .asInstanceOf(type(Replied.class))
        .satisfies(call -> assertThat(call.reply().status()).isEqualTo(200))
        .satisfies(call -> assertThat(call.reply().body().has("smarthands")).isTrue());
    rig.equinix.faults().next("/types", Fault.ERROR_BEFORE);
    assertThat(types())
        .asInstanceOf(type(Replied.class))
        .satisfies(call -> assertThat(call.reply().status()).isEqualTo(500));
  }

  @Test
  void aTokenThatIsNoLongerTakenIsReplacedOnce() {
    assertThat(types()).isInstanceOf(Replied.class);
    rig.equinix.oauth().forgetTokens();
    assertThat(types())
        .asInstanceOf(type(Replied.class))
        .satisfies(call -> assertThat(call.reply().status()).isEqualTo(200));
    assertThat(rig.equinix.oauth().given()).isEqualTo(2);
  }

  @Test
  void aSilentEndProvesNothing() {
    rig.equinix.faults().next("/types", Fault.SILENT_BEFORE);
    assertThat(types()).isInstanceOf(Lost.class);
    assertThat(rig.equinix.asked("/types")).hasSize(1);
  }

  @Test
  void aLimitIsWaitedOutWithoutCalls() {
    rig.equinix.faults().next("/types", Fault.TOO_MANY_WAIT);
    assertThat(types())
        .asInstanceOf(type(NotWritten.class))
        .satisfies(call -> assertThat(call.pause()).isEqualTo(Duration.ofSeconds(7)));
    assertThat(types()).isInstanceOf(NotWritten.class);
    assertThat(rig.equinix.asked("/types")).hasSize(1);
    rig.clock.pass(Duration.ofSeconds(8));
    assertThat(types()).isInstanceOf(Replied.class);
  }

  @Test
  void aDateUntilWhichToWaitIsHonoured() {
    rig.equinix.faults().next("/types", Fault.TOO_MANY_UNTIL);
    assertThat(types())
        .asInstanceOf(type(NotWritten.class))
        .satisfies(call ->
            assertThat(call.pause()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8)));
  }

  @Test
  void aUsedUpQuotaIsWaitedOutToo() {
    rig.equinix.faults().next("/types", Fault.QUOTA);
    assertThat(types())
        .asInstanceOf(type(NotWritten.class))
        .satisfies(call -> assertThat(call.pause()).isPositive());
  }

  @Test
  void whereNobodyListensNothingWasWritten() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    Caller away = caller("http://127.0.0.1:" + closed, rig.tokens(account));
    for (int i = 0; i < 5; i++) {
      assertThat(away.call(Api.SMART_HANDS, EquinixApi::smartHandsTypes))
          .isEqualTo(new NotWritten("Equinix cannot be connected to", Duration.ofSeconds(5)));
    }
    assertThat(types()).isInstanceOf(NotWritten.class);
    rig.clock.pass(Duration.ofSeconds(31));
    assertThat(types()).isInstanceOf(Replied.class);
  }

  /** All turns of the near future are taken; whoever asked was told so. */
  private Caller crowded(CallTurns.State state) {
    CallTurns none =
        new CallTurns() {
          @Override
          public Turn take(byte[] account, int count, Duration gap, Duration longest) {
            return new Turn(state, Duration.ofSeconds(7));
          }

          @Override
          public void holdBack(byte[] account, Duration pause) {}
        };
    Throttle full = new Throttle(4, Turns.shared(none, new byte[] {1}, 5), rig.clock);
    Tokens tokens = rig.tokens(account);
    return new Caller(equinix(account.baseUrl()), tokens, full, Rig.meters(), rig.sight());
  }

  @Test
  void aCallThatGetsNoTurnIsNoFailureOfTheWayToEquinix() {
    Caller waits = crowded(CallTurns.State.CROWDED);
    for (int i = 0; i < 10; i++) {
      assertThat(waits.call(Api.ORDERS, EquinixApi::smartHandsTypes))
          .isEqualTo(
              NotWritten.untried(
                  "Many calls of all instances wait for their turn", Duration.ofSeconds(7)));
    }
    assertThat(waits.blocked()).isNull();
    assertThat(waits.pause(Api.ORDERS)).isZero();
    assertThat(rig.equinix.asked("/types")).isEmpty();
  }

  @Test
  void aPauseThatAnotherInstanceWasAskedForHoldsBackAll() {
    Caller waits = crowded(CallTurns.State.HELD);

    assertThat(waits.read(Api.ORDERS, EquinixApi::smartHandsTypes)).isInstanceOf(NotWritten.class);
    assertThat(waits.pause(Api.SMART_HANDS)).isPositive();
    assertThat(waits.blocked()).isNotNull();
  }

  @Test
  void aCallWhoseTimeIsOverIsNotMade() {
    assertThat(
            caller.call(
                Api.SMART_HANDS, new TimeToStart(Duration.ZERO), EquinixApi::smartHandsTypes))
        .isInstanceOf(NotWritten.class);
    assertThat(rig.equinix.asked("/types")).isEmpty();
  }
}
