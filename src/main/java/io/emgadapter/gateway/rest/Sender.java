package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.Caller;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.PreparationStopped;
import io.emgadapter.gateway.rest.call.PreparationStopped.TimeToStart;
import io.emgadapter.gateway.rest.call.Throttle.Place;
import io.emgadapter.gateway.rest.mapping.CageLocation;
import io.emgadapter.gateway.rest.mapping.Mapped;
import io.emgadapter.gateway.rest.mapping.RestMapping;
import io.emgadapter.gateway.rest.mapping.RestTask;
import io.emgadapter.gateway.rest.mapping.SmartHandsOrder;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.Resource;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.Verb;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.order.WorkVisitUpdate;
import io.emgadapter.pause.PausePoint;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the Tasks of one subscription, a few at a time. */
final class Sender {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final RestAccess access;
  private final Caller caller;
  private final Duration startWithin;
  private final Creates creates;
  private final Changes changes;
  private final Lookups lookups;

  /**
   * @param startWithin how long a Task may wait and prepare
   */
  Sender(RestAccess access, Duration startWithin) {
    this.access = access;
    this.caller = access.caller();
    this.startWithin = startWithin;
    this.creates = new Creates(access);
    this.changes = new Changes(access);
    this.lookups = new Lookups(access);
  }

  /** When the Tasks of one batch must have started. */
  TimeToStart timeToStart() {
    return new TimeToStart(startWithin);
  }

  /** Why nothing can be sent now; null if something can, as far as is known without asking. */
  @Nullable String blocked() {
    return caller.blocked();
  }

  /** How long such Tasks must wait; zero if they need not, as far as is known without asking. */
  Duration pause(Verb verb, Resource resource) {
    return caller.pause(Api.of(verb, resource));
  }

  /** Sends one Task as soon as a place is free. */
  Outcome send(SealedTask task, TimeToStart time) {
    try {
      RestTask order = RestTask.of(task);
      Mapped mapped =
          RestMapping.of(order.body(), order.rest(), order.reference(), access.attachments());
      mapped.check();
      return dueAgain(inPlace(Api.of(task.verb(), task.resource()), order, mapped, time));
    } catch (PreparationStopped stopped) {
      return dueAgain(stopped.outcome());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotSent("the adapter is stopping", Duration.ZERO);
    } catch (RuntimeException e) { // an error of ours, and nobody knows how far the call came
      return new Unknown("an error of the adapter's: " + e.getClass().getName());
    }
  }

  private Outcome dueAgain(Outcome outcome) {
    return outcome instanceof NotSent(var reason, var pause)
        ? new NotSent(reason, caller.away(pause))
        : outcome;
  }

  private Outcome inPlace(Api api, RestTask order, Mapped mapped, TimeToStart time)
      throws InterruptedException {
    try (Place place = access.throttle().takeForTask(api, time.left())) {
      if (place == null) {
        return new NotSent("the calls before it took too long", PAUSE);
      }
      caller.ready();
      time.check();
      Outcome outcome = send(order, mapped, time);
      PausePoint.ORDERED.reach();
      return outcome;
    }
  }

  private Outcome send(RestTask order, Mapped mapped, TimeToStart time) {
    return switch (order.body()) {
      case SmartHandsCreate create -> creates.smartHands(order, create, mapped, time);
      case WorkVisitCreate create -> creates.visit(order, create, mapped, time);
      case SmartHandsUpdate _, WorkVisitUpdate _ -> changes.update(order, mapped, time);
      case Cancel _ -> changes.cancel(order, mapped, time);
    };
  }

  Lookup lookup(SealedTask task) {
    try {
      return lookups.of(RestTask.of(task));
    } catch (PreparationStopped stopped) {
      return new Lookup.Undecided("The Task cannot be read any more.");
    } catch (RuntimeException e) { // an error of ours, which would only happen again
      return new Lookup.Undecided("An error of the adapter's: " + e.getClass().getName());
    }
  }

  /** Places orders in three steps: prepare, upload, order. Only the last one can place an order. */
  private static final class Creates {
    private final RestAccess access;

    Creates(RestAccess access) {
      this.access = access;
    }

    Outcome smartHands(RestTask order, SmartHandsCreate body, Mapped mapped, TimeToStart time) {
      String account = access.cageAccounts().of(CageLocation.of(body.location()), order.rest());
      SmartHandsOrder.putAccount(mapped.json(), account);
      access.uploads().into(mapped, order.made(), time);
      time.check();
      String work = SmartHandsOrder.path(body.operation());
      Call call =
          access
              .caller()
              .call(
                  Api.SMART_HANDS,
                  time,
                  (equinix, token) -> equinix.orderSmartHands(token, work, mapped.json()));
      return Outcomes.created(order.task(), call, List.of(body.location()));
    }

    Outcome visit(RestTask order, WorkVisitCreate body, Mapped mapped, TimeToStart time) {
      access.uploads().into(mapped, order.made(), time);
      time.check();
      Call call =
          access
              .caller()
              .call(
                  Api.WORK_VISITS,
                  time,
                  (equinix, token) -> equinix.orderVisit(token, mapped.json()));
      return Outcomes.created(order.task(), call, body.location());
    }
  }
}
