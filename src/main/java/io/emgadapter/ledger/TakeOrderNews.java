package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent;
import io.emgadapter.notification.OrderNews;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that takes news of orders that did not come as a notification: what was polled
 * from the Orders API, or what an answer says. It is applied as a notification is: a history of its
 * own for each order, no state turned back, the same event.
 *
 * <p>The caller makes the key: the same for the same news, so that two instances that poll the same
 * order tell of it once. For a status that is its word and the time of its change, for a note its
 * id, for a negotiation its referenceId. The state is to be put into a word of {@link
 * io.emgadapter.notification.OrderState} where one fits.
 */
@Component
public class TakeOrderNews {
  private final ApplyOrderNews applyOrderNews;
  private final AppendEvents events;

  TakeOrderNews(ApplyOrderNews applyOrderNews, AppendEvents events) {
    this.applyOrderNews = applyOrderNews;
    this.events = events;
  }

  /**
   * Takes news of one subscription.
   *
   * @param news in the order in which it happened
   * @return how many of it were new
   */
  @Transactional
  public int take(String subscription, List<OrderNews> news) {
    List<NewEvent> told = applyOrderNews.apply(subscription, news, _ -> Ids.next());
    events.append(told);
    return told.size();
  }
}
