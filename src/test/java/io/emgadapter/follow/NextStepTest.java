package io.emgadapter.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.follow.NextStep.Decided;
import io.emgadapter.follow.NextStep.GiveUp;
import io.emgadapter.follow.NextStep.LookAgain;
import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Lookup.Absent;
import io.emgadapter.gateway.Gateway.Lookup.NoView;
import io.emgadapter.gateway.Gateway.Lookup.NotAsked;
import io.emgadapter.gateway.Gateway.Lookup.Undecided;
import io.emgadapter.ledger.Deadlines.LookSchedule;
import io.emgadapter.order.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NextStepTest {
  private static final LookSchedule HOUR = new LookSchedule(Duration.ofHours(1));
  private static final Duration SOON = Duration.ofSeconds(5);

  private static NextStep after(Lookup seen, int looks) {
    return NextStep.after(seen, looks, HOUR);
  }

  @Test
  void whatIsFoundDecides() {
    Answer answer = new Answer(new UUID(0, 1), 201, null, List.of());

    assertThat(after(new Lookup.Found(answer), 3)).isEqualTo(new Decided(answer));
  }

  @Test
  void whatIsNotThereIsLookedForLaterAndGivenUpAfterTheLastLook() {
    assertThat(after(new Absent("no"), 9))
        .isEqualTo(new LookAgain(10, Duration.ofMinutes(30), "no"));
    assertThat(after(new Absent("no"), 10)).isEqualTo(new GiveUp("no", true));
  }

  @Test
  void aLookThatCouldNotAskUsesUpNone() {
    assertThat(after(new NotAsked("down", SOON), 4)).isEqualTo(new LookAgain(4, SOON, "down"));
  }

  @Test
  void afterAnOutageTwoLooksMustFindNothingHalfTheWindowApart() {
    NextStep up = after(new NotAsked("down", SOON), 10);
    assertThat(up).isEqualTo(new LookAgain(9, SOON, "down"));
    assertThat(after(new Absent("no"), 9))
        .isEqualTo(new LookAgain(10, Duration.ofMinutes(30), "no"));
  }

  @Test
  void whatDecidesNothingIsLookedAtOnceMoreAtTheEnd() {
    assertThat(after(new Undecided("two"), 0)).isInstanceOf(LookAgain.class);
    assertThat(after(new Undecided("two"), 10)).isEqualTo(new GiveUp("two", false));
  }

  @Test
  void whereNothingCanBeLookedUpAnAckIsWaitedForOverTheWholeWindow() {
    assertThat(after(new NoView("emg"), 0))
        .isEqualTo(new LookAgain(10, HOUR.window().minus(HOUR.first()), "emg"));
    assertThat(after(new NoView("emg"), 10)).isEqualTo(new GiveUp("emg", true));
  }
}
