package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Lookup;
import io.emgadapter.gateway.Outcome;
import io.emgadapter.gateway.Outcome.NotSent;
import io.emgadapter.gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.order.WorkVisitUpdate;
import io.emgadapter.pause.PausePoint;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends the Tasks of one subscription, a few at a time. */
final class Sender {
  private final Caller caller;
  private final AttachmentSettings attachments;
  private final Semaphore places;
  private final Duration startWithin;
  private final Creates creates;
  private final Changes changes;
  private final Lookups lookups;

  Sender(Link link, RestAccount account) {
    this.caller = link.caller();
    this.attachments = account.attachments();
    this.places = new Semaphore(account.concurrency());
    this.startWithin = account.startWithin();
    this.creates = new Creates(link);
    this.changes = new Changes(link);
    this.lookups = new Lookups(link);
  }

  /** When the Tasks of one batch must have started. */
  Turn turn() {
    return new Turn(startWithin);
  }

  /** Sends one, when its turn comes. */
  Outcome send(SealedTask task, Turn turn) {
    try {
      if (!places.tryAcquire(turn.left().toNanos(), TimeUnit.NANOSECONDS)) {
        return new NotSent("its turn did not come in time", Duration.ZERO);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotSent("the adapter is stopping", Duration.ZERO);
    }
    try {
      Order order = Order.of(task);
      RestCheck.check(order.body(), order.rest(), attachments);
      caller.ready();
      Outcome outcome = dispatch(order, turn);
      PausePoint.ORDERED.reach();
      return outcome;
    } catch (Stop stop) {
      return stop.outcome();
    } catch (RuntimeException e) { // an error of ours, and nobody knows how far it came
      return new Unknown("an error of the adapter's: " + e.getClass().getName());
    } finally {
      places.release();
    }
  }

  private Outcome dispatch(Order order, Turn turn) {
    turn.check();
    return switch (order.body()) {
      case SmartHandsCreate create -> creates.smartHands(order, create, turn);
      case WorkVisitCreate create -> creates.workVisit(order, create, turn);
      case SmartHandsUpdate update -> changes.smartHands(order, update, turn);
      case WorkVisitUpdate update -> changes.workVisit(order, update, turn);
      case Cancel cancel -> changes.cancel(order, cancel, turn);
    };
  }

  Lookup lookup(SealedTask task) {
    try {
      return lookups.of(Order.of(task));
    } catch (Stop stop) {
      return new Lookup.Undecided("The Task cannot be read any more.");
    } catch (RuntimeException e) { // an error of ours, which asking again would only repeat
      return new Lookup.Undecided("An error of the adapter's: " + e.getClass().getName());
    }
  }
}
