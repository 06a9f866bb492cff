package io.emgadapter.faults;

import io.emgadapter.sandbox.TcpProxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Does to the way to each peer what networks do: cuts, silence, refusal, delay, all in turn. */
final class Cuts implements Run.Faults {
  private static final int CUTS = 3;
  private static final int FLAPS = 3;
  private static final Duration SILENCE = Duration.ofSeconds(6);
  private static final Duration SLOW = Duration.ofSeconds(4);

  @Override
  public int into(World world, Load load, List<String> missed) throws InterruptedException {
    int faults = 0;
    for (Map.Entry<String, TcpProxy> way : world.network.ways().entrySet()) {
      faults += harm(way.getValue());
    }
    return faults;
  }

  private static int harm(TcpProxy way) throws InterruptedException {
    for (int i = 0; i < CUTS; i++) {
      way.cut();
      Thread.sleep(Duration.ofSeconds(1));
    }
    way.hold();
    Thread.sleep(SILENCE);
    way.cut();
    way.flow();
    Thread.sleep(Duration.ofSeconds(2));
    way.holdAnswers();
    Thread.sleep(SILENCE);
    way.cut();
    way.flow();
    for (int i = 0; i < FLAPS; i++) {
      way.refuse(true);
      way.cut();
      Thread.sleep(Duration.ofSeconds(1));
      way.refuse(false);
      Thread.sleep(Duration.ofSeconds(1));
    }
    way.delay(Duration.ofMillis(100));
    Thread.sleep(SLOW);
    way.delay(Duration.ZERO);
    return CUTS + 2 + FLAPS + 1;
  }
}
