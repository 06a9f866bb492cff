package io.emgadapter.ledger.events;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that forgets what events told: once their request is forgotten, or where they
 * have none. One that is not told everywhere keeps its content.
 */
@Component
public class ForgetEvents {
  private static final String WALKER = "forget";

  private static final String MAY =
      """
      not exists (select 1 from request where request.id = event.request and stage = 0) and \
      """
          + Upkeep.TOLD;

  // Locked before: else an event that a person has just had sent again would lose its content.
  private static final String FORGET =
      "update event set data = null, overdue = false where number = any(:numbers) and " + MAY;

  private static final String MARK =
      "update event set overdue = true where number = any(:numbers) and data is not null and not overdue";

  private final Upkeep upkeep;

  ForgetEvents(Upkeep upkeep) {
    this.upkeep = upkeep;
  }

  /**
   * Forgets the content of up to {@code most} events that were recorded so long ago, and of as many
   * that it had to leave alone before.
   *
   * @return how many of the first kind were looked at
   */
  @Transactional
  public int forget(Duration age, int most) {
    return upkeep
        .from(WALKER)
        .map(from -> {
          upkeep.apply(FORGET, upkeep.marked(age, most, false));
          List<Long> next = upkeep.next(from, age, most);
          if (!next.isEmpty()) {
            upkeep.apply(FORGET, next);
            upkeep.apply(MARK, next);
            upkeep.move(WALKER, next.getLast());
          }
          return next.size();
        })
        .orElse(0);
  }
}
