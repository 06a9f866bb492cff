package io.emgadapter.console;

import io.emgadapter.ledger.reads.ReadAudit.AuditLine;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What came of verifying again, on a page that can be loaded again without giving the command
 * again. An address can be sent by anybody, so what came of it is read from the audit.
 */
final class Verified {
  private Verified() {}

  /** Leads to the page that says it; {@code next} is null where all has been looked at. */
  static String page(String name, @Nullable UUID next) {
    return "redirect:"
        + UriComponentsBuilder.fromPath("/console/subscriptions")
            .queryParam("verified", "{name}")
            .queryParamIfPresent("next", Optional.ofNullable(next))
            .encode()
            .buildAndExpand(name)
            .toUriString();
  }

  /** What its latest line in the audit says; a line is of a hundred messages at most. */
  static String words(String name, AuditLine line) {
    return "%s was verified again by %s; of the latest hundred the audit says: %s."
        .formatted(name, line.actor(), line.detail());
  }
}
