package io.emgadapter.ledger;

import io.emgadapter.order.Target;
import io.emgadapter.order.Target.ByRequest;
import io.emgadapter.order.Target.ByRequestor;
import io.emgadapter.order.Target.ByServicer;
import java.util.UUID;

/**
 * What a target names, within one subscription.
 *
 * @param sender whose request ids are meant; empty for the other kinds
 * @param kind {@code request}, {@code servicer} or {@code requestor}
 */
record TargetName(String subscription, String sender, String kind, String name) {

  static TargetName of(NewRequest request, Target target) {
    return switch (target) {
      case ByRequest(String id) -> request(request, id);
      case ByServicer(String id) -> servicer(request.subscription(), id);
      case ByRequestor(String id) -> requestor(request, id);
    };
  }

  static TargetName servicer(String subscription, String id) {
    return new TargetName(subscription, "", "servicer", id);
  }

  static TargetName request(NewRequest of, String id) {
    return new TargetName(of.subscription(), of.sender(), "request", id);
  }

  static TargetName requestor(NewRequest of, String id) {
    return new TargetName(of.subscription(), "", "requestor", id);
  }

  /** The lane for an order that no Create of ours makes. */
  UUID foreignLane() {
    return Lanes.of(subscription, kind + ":" + name);
  }
}
