package io.emgadapter.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction that ends Tasks which have not left and must not leave any more. */
@Component
public class EndUnsent {
  private final Ending ending;

  EndUnsent(Ending ending) {
    this.ending = ending;
  }

  /**
   * A Task that is not to be sent.
   *
   * @param reason why
   * @param detail more of it, for its sender; null where the reason says it all
   */
  public record Unsent(UUID task, Reason reason, @Nullable String detail) {}

  /** Ends these Tasks, unless they have left meanwhile. */
  @Transactional
  public void end(List<Unsent> tasks) {
    ending.end(
        tasks.stream()
            .map(unsent -> TaskEnd.unsent(unsent.task(), unsent.reason(), unsent.detail()))
            .toList());
  }
}
