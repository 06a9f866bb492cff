package io.emgadapter.api;

import io.emgadapter.access.Caller;
import io.emgadapter.access.Right;
import io.emgadapter.ledger.reads.ReadOwners;
import io.emgadapter.order.Target.ByServicer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Which orders a caller sees; one that it may not see looks like one that is not there. */
@Component
class OwnOrders {
  private final ReadOwners owners;

  OwnOrders(ReadOwners owners) {
    this.owners = owners;
  }

  boolean sees(Caller caller, String subscription, String servicerId) {
    return caller.reaches(subscription)
        && (caller.may(Right.VIEW)
            || owners.isOf(caller.senders(), subscription, new ByServicer(servicerId)));
  }

  /** Ends the request where it does not see it. */
  void check(Caller caller, String subscription, String servicerId) {
    if (!sees(caller, subscription, servicerId)) {
      throw notThere();
    }
  }

  static ResponseStatusException notThere() {
    return new ResponseStatusException(
        HttpStatus.NOT_FOUND, "No order of this ServicerId is known in this subscription.");
  }
}
