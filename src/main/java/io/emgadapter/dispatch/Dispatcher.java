package io.emgadapter.dispatch;

import io.emgadapter.dispatch.ClaimTasks.TooLate;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.send.Claim;
import io.emgadapter.work.Background;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Loop;
import io.emgadapter.work.Phase;
import io.emgadapter.work.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps the sending going, of each route apart from the others. */
@Component
class Dispatcher extends Background {
  /** Less than {@code spring.lifecycle.timeout-per-shutdown-phase}. */
  private static final Duration GRACE = Duration.ofSeconds(25);

  /** They are woken when there is something; this is for what nobody thought of. */
  private static final Duration EVERY = Duration.ofSeconds(30);

  private static final Duration LAST = Duration.ofSeconds(4);

  private final RouteSenders senders;
  private final Recorder recorder;
  private final List<Loop> loops = new ArrayList<>();

  /** What claims from the ledger. */
  @Component
  record Claiming(Claim claim, BlockedSubscriptions blocked, UnsentTasks unsentTasks) {}

  Dispatcher(
      RouteSenders senders,
      Recorder recorder,
      Claiming claiming,
      DispatchSettings settings,
      Deadlines deadlines,
      Bells bells) {
    super(Phase.DISPATCH);
    this.senders = senders;
    this.recorder = recorder;
    for (RouteSender sender : senders.all()) {
      loops.add(claims(sender, claiming, settings.batch()));
      loops.add(late(sender, claiming, bells));
    }
  }

  private static Loop claims(RouteSender sender, Claiming claiming, int most) {
    ClaimTasks claims = new ClaimTasks(claiming.claim(), claiming.blocked(), sender, most);
    return new Loop("dispatch:" + sender.route().word(), sender.waiting(), EVERY, claims::round);
  }

  private Loop late(RouteSender sender, Claiming claiming, Bells bells) {
    TooLate late =
        new TooLate(
            sender.route(), claiming.claim(), claiming.unsentTasks(), sender.lease(), durably());
    return new Loop("too late:" + sender.route().word(), bells.late().another(), EVERY, late::end);
  }

  @Override
  public List<Pulse> pulses() {
    return Stream.concat(loops.stream().map(Loop::pulse), Stream.of(recorder.pulse())).toList();
  }

  @Override
  protected void begin() {
    recorder.start();
    loops.forEach(Loop::start);
  }

  @Override
  protected void end() {
    long end = System.nanoTime() + GRACE.toNanos();
    loops.forEach(Loop::askToStop);
    senders.all().forEach(RouteSender::askToStop);
    loops.forEach(Loop::stop);
    senders
        .all()
        .forEach(sender -> sender.stop(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
    recorder.stop(LAST);
  }
}
