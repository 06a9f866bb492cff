package io.emgadapter.relay;

import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.ledger.events.MoveCursor.Endpoint;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A target with something around each try to deliver. */
record AroundTarget(EventTarget target, Trying trying) implements EventTarget {

  /** Delivers as {@link EventTarget#deliver} does, by the target that it knows. */
  interface Trying {
    List<Attempt> deliver(List<Delivery> deliveries, BooleanSupplier may);
  }

  @Override
  public List<Attempt> deliver(List<Delivery> deliveries, BooleanSupplier may) {
    return trying.deliver(deliveries, may);
  }

  @Override
  public Stream<Delivery> deliveries(LoggedEvent event) {
    return target.deliveries(event);
  }

  @Override
  public int most() {
    return target.most();
  }

  @Override
  public boolean isShared() {
    return target.isShared();
  }

  @Override
  public @Nullable Endpoint news() {
    return target.news();
  }
}
