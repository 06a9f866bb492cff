package io.emgadapter.ledger.events;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction by which old events leave the log, once they are told everywhere and their
 * request has left.
 */
@Component
public class LeaveEvents {
  private static final String WALKER = "leave";

  private static final String LEAVE =
      """
      with gone as (
        delete from event where number = any(:numbers)
          and not exists (select 1 from request where request.id = event.request and stage < 2) and\
      """
          + " "
          + Upkeep.TOLD
          + """
           returning number)
          delete from event_retry using gone where event_retry.number = gone.number\
          """;

  private static final String MARK = "update event set overdue = true where number = any(:numbers)";

  private static final String SKIPPED =
      """
      delete from event_skipped where last = any(:numbers)
        or last < (select min(number) from event)\
      """;

  private final Upkeep upkeep;

  LeaveEvents(Upkeep upkeep) {
    this.upkeep = upkeep;
  }

  /**
   * Removes up to {@code most} events that were recorded so long ago, and as many that it had to
   * leave alone before.
   *
   * @return how many of the first kind were looked at
   */
  @Transactional
  public int leave(Duration age, int most) {
    return upkeep
        .from(WALKER)
        .map(from -> {
          upkeep.apply(LEAVE, upkeep.marked(age, most, true));
          List<Long> next = upkeep.next(from, age, most);
          if (!next.isEmpty()) {
            upkeep.apply(LEAVE, next);
            upkeep.apply(MARK, next);
            upkeep.apply(SKIPPED, next);
            upkeep.move(WALKER, next.getLast());
          }
          return next.size();
        })
        .orElse(0);
  }
}
