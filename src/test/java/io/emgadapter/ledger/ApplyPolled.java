package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.events.AppendEvents;
import io.emgadapter.ledger.orders.ApplyOrderNews;
import io.emgadapter.notification.OrderNews;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies news of orders as a poll does, without a lease. */
public final class ApplyPolled {
  private ApplyPolled() {}

  /** Gives how much of it was new. */
  public static int take(TestLedger ledger, String subscription, List<OrderNews> news) {
    return Objects.requireNonNull(
        new TransactionTemplate(ledger.the(PlatformTransactionManager.class))
            .execute(_ -> {
              List<NewEvent> told =
                  ledger.the(ApplyOrderNews.class).apply(subscription, news, _ -> Ids.next());
              ledger.the(AppendEvents.class).append(told);
              return told.size();
            }));
  }
}
