package io.emgadapter.work;

import io.emgadapter.work.Bells.Bell;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** A part of the adapter that Spring starts and stops in its {@link Phase}. */
public abstract class Background implements SmartLifecycle {
  private final Phase phase;
  private final Durably durably = new Durably(() -> !isRunning());
  private volatile boolean running;

  protected Background(Phase phase) {
    this.phase = phase;
  }

  /** Starts this part; it counts as running already. */
  protected abstract void begin();

  /** The signs of life of the threads that work for this part by themselves. */
  public List<Pulse> pulses() {
    return List.of();
  }

  /** Stops this part; it no longer counts as running. */
  protected void end() {}

  /**
   * For transactions of this part. It waits out outages until {@link #stop} is called, so it is of
   * no use in {@code end}.
   */
  protected final Durably durably() {
    return durably;
  }

  @Override
  public final void start() {
    running = true;
    begin();
  }

  @Override
  public final void stop() {
    running = false;
    end();
  }

  @Override
  public final boolean isRunning() {
    return running;
  }

  @Override
  public final int getPhase() {
    return phase.number();
  }

  /** A part that works in the rounds of a {@link Loop}. */
  public abstract static class InRounds extends Background {
    private final Loop loop;

    /** Takes what {@link Loop} takes. */
    protected InRounds(Phase phase, String name, Bell bell, Duration every) {
      super(phase);
      this.loop = new Loop(name, bell, every, this::round);
    }

    /** The same, where it is not its pace that says when it stands still. */
    protected InRounds(Phase phase, Pulse pulse, Bell bell, Duration every) {
      super(phase);
      this.loop = new Loop(pulse, bell, every, this::round);
    }

    @Override
    public List<Pulse> pulses() {
      return List.of(loop.pulse());
    }

    /** Does one round; says whether there may be more to do at once. */
    protected abstract boolean round();

    @Override
    protected void begin() {
      loop.start();
    }

    @Override
    protected void end() {
      loop.stop();
    }
  }
}
