package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import io.emgadapter.ledger.parked.RecordAct;
import io.emgadapter.ledger.reads.ReadAudit;
import io.emgadapter.ledger.reads.ReadAudit.AuditLine;
import io.emgadapter.ledger.reads.ReadAudit.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who did what is found by each of its words, all of it once, what was done last first. */
class AuditTest {
  private final TestLedger ledger = new TestLedger();
  private final ReadAudit audit = ledger.the(ReadAudit.class);

  @BeforeEach
  void acts() {
    did("anna", "replay", new Item("parked/1", "a"));
    did("berta", "replay", new Item("parked/2", "b"));
    did("anna", "pause", Item.ofSubscription("a"));
    did("anna", "enable", new Item("webhooks/w", null));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void did(String actor, String action, Item item) {
    ledger.the(RecordAct.class).of(new Act(actor, "because"), action, item, "so");
  }

  private List<String> targets(
      @Nullable List<String> subscriptions,
      @Nullable String target,
      @Nullable String actor,
      @Nullable String action,
      @Nullable Instant since) {
    Wanted wanted = new Wanted(subscriptions, target, actor, action, since);
    return PagesTest.all(after -> audit.page(wanted, after, 2)).stream()
        .map(AuditLine::target)
        .toList();
  }

  @Test
  void everyActIsOnOnePageAndOnce() {
    assertThat(targets(null, null, null, null, null))
        .containsExactly("webhooks/w", "subscription/a", "parked/2", "parked/1");
    assertThat(audit.page(new Wanted(null, null, null, null, null), null, 4).next()).isNull();
  }

  @Test
  void eachWordLeavesOutTheOthersAndTheyAddUp() {
    assertThat(targets(null, "parked/2", null, null, null)).containsExactly("parked/2");
    assertThat(targets(null, null, "berta", null, null)).containsExactly("parked/2");
    assertThat(targets(null, null, "anna", "replay", null)).containsExactly("parked/1");

    ledger.pass(Duration.ofHours(1));
    Instant since =
        ledger.sql().sql("select ledger_now()").query(OffsetDateTime.class).single().toInstant();
    did("anna", "resume", Item.ofSubscription("a"));
    assertThat(targets(null, "subscription/a", null, null, since))
        .containsExactly("subscription/a");
  }

  @Test
  void whoIsLimitedToSubscriptionsSeesWhatWasDoneToThemAlone() {
    assertThat(targets(List.of("a"), null, null, null, null))
        .containsExactly("subscription/a", "parked/1");
    assertThat(targets(List.of("a", "b"), null, null, null, null))
        .containsExactly("subscription/a", "parked/2", "parked/1");
    assertThat(targets(List.of(), null, null, null, null)).isEmpty();
  }
}
