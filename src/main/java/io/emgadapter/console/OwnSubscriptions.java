package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The subscriptions that somebody chooses from. */
@Component
record OwnSubscriptions(Subscriptions all) {

  /** The names of those that a caller may use. */
  List<String> of(Caller caller) {
    return all.all().stream().map(Subscription::name).filter(caller::reaches).sorted().toList();
  }

  /** The one that was asked for, or else the first one: the default one where it is theirs. */
  String chosen(@Nullable String wanted, Caller caller) {
    String asked = ParkedPages.blank(wanted);
    if (asked != null) {
      return asked;
    }
    List<String> own = of(caller);
    return own.isEmpty() || own.contains(Subscription.DEFAULT)
        ? Subscription.DEFAULT
        : own.getFirst();
  }
}
