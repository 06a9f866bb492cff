package io.emgadapter.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.ledger.parked.ResolveParked;
import io.emgadapter.ledger.parked.ResolveParked.Done;
import io.emgadapter.ledger.parked.ResolveParked.DoneBefore;
import io.emgadapter.ledger.parked.ResolveParked.NotThere;
import io.emgadapter.ledger.parked.ResolveParked.Resolved;
import io.emgadapter.ledger.parked.ResolveParked.Useless;
import io.emgadapter.ledger.reads.ReadAudit;
import io.emgadapter.ledger.reads.ReadParked;
import io.emgadapter.ledger.reads.ReadParked.ParkedStatus;
import io.emgadapter.ledger.reads.ReadParked.Wanted;
import io.emgadapter.ledger.reads.ReadParkedGroups;
import io.emgadapter.ledger.reads.ReadParkedGroups.ParkedGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is parked is ended once, with its effect and its line in the audit, or not at all. */
class ParkedTest {
  private static final Act ANNA = new Act("anna", "Equinix has mended its key");

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);
  private final ResolveParked resolveParked = ledger.the(ResolveParked.class);

  @AfterEach
  void close() {
    ledger.close();
  }

  private UUID parked(String reason) {
    UUID id = Ids.next();
    Parking parking =
        new Parking(id, "default", Park.EMG, reason, "No.", null, "bytes".getBytes(UTF_8));
    ledger.the(Park.class).park(List.of(parking));
    return id;
  }

  private String state(UUID id) {
    return ledger.the(ReadParked.class).one(id).orElseThrow().state();
  }

  @Test
  void oneClickIsOneReplayThoughTenOperatorsClick() {
    UUID id = parked("wrong-signature");
    AtomicInteger effects = new AtomicInteger();

    List<Resolved> resolved =
        IntStream.range(0, 10)
            .mapToObj(_ ->
                CompletableFuture.supplyAsync(() ->
                    resolveParked.replay(
                        id, ANNA, message -> new Done("" + effects.incrementAndGet()))))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(effects).hasValue(1);
    assertThat(resolved).filteredOn(Done.class::isInstance).hasSize(1);
    assertThat(resolved)
        .filteredOn(DoneBefore.class::isInstance)
        .hasSize(9)
        .allSatisfy(each -> assertThat(((DoneBefore) each).by()).isEqualTo("anna"));
    assertThat(ledger.the(ReadAudit.class).of("parked/" + id))
        .singleElement()
        .satisfies(line -> assertThat(line.actor()).isEqualTo("anna"))
        .satisfies(line -> assertThat(line.action()).isEqualTo("replay"))
        .satisfies(line -> assertThat(line.detail()).isEqualTo("Equinix has mended its key"));
  }

  @Test
  void aReplayWithoutEffectChangesNothing() {
    UUID id = parked("wrong-signature");

    Resolved resolved =
        resolveParked.replay(
            id,
            ANNA,
            message -> {
              driver.accept(Requests.create("c"));
              return new Useless("wrong-signature", "No.");
            });

    assertThat(resolved).isInstanceOf(Useless.class);
    assertThat(state(id)).isEqualTo("PARKED");
    assertThat(ledger.rows("select 1 from request union all select 1 from audit")).isEmpty();
  }

  @Test
  void aGroupCountsWhatWaitsForOneCauseAndWhatWasReplayedInVain() {
    UUID first = parked("unsigned");
    parked("unsigned");
    resolveParked.discard(parked("unsigned"), ANNA);
    parked("unreadable");
    resolveParked.inVain(first, ANNA, new Useless("unsigned", "No."));
    resolveParked.inVain(first, ANNA, new Useless("unsigned", "No."));

    List<ParkedGroup> groups = ledger.the(ReadParkedGroups.class).groups(List.of("default"));

    assertThat(groups)
        .extracting(group -> group.reason() + " " + group.waiting() + " " + group.replayedInVain())
        .containsExactly("unsigned 2 1", "unreadable 1 0");
    assertThat(groups.getFirst().firstParkedAt()).isBefore(groups.getFirst().lastParkedAt());
    assertThat(ledger.the(ReadParkedGroups.class).groups(List.of("another"))).isEmpty();
    assertThat(ledger.the(ReadAudit.class).of("parked/" + first)).hasSize(2);
  }

  @Test
  void whatIsDiscardedCannotBeReplayed() {
    UUID id = parked("unreadable");

    assertThat(resolveParked.discard(id, ANNA)).isInstanceOf(Done.class);
    assertThat(resolveParked.replay(id, ANNA, _ -> new Done("")))
        .isInstanceOfSatisfying(
            DoneBefore.class, before -> assertThat(before.state()).isEqualTo("DISCARDED"));
    assertThat(resolveParked.discard(Ids.next(), ANNA)).isInstanceOf(NotThere.class);
  }

  @Test
  void pagesGiveEachOnceInBothDirectionsThoughManyHaveOneTime() {
    ledger
        .the(Park.class)
        .park(
            IntStream.range(0, 25)
                .mapToObj(
                    i -> new Parking(Ids.next(), "default", Park.EMG, "r", "", null, new byte[i]))
                .toList());
    for (boolean oldestFirst : List.of(true, false)) {
      List<UUID> seen = new ArrayList<>();
      UUID after = null;
      List<ParkedStatus> page;
      do {
        page =
            ledger
                .the(ReadParked.class)
                .page(new Wanted("PARKED", null, "default", after, oldestFirst, 10));
        page.forEach(each -> seen.add(each.id()));
        after = seen.getLast();
      } while (page.size() == 10);

      assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }
  }

  @Test
  void onlyWhatIsLookedForIsFound() {
    UUID one = parked("unsigned");
    parked("unreadable");
    UUID gone = parked("unsigned");
    resolveParked.discard(gone, ANNA);

    assertThat(
            ledger
                .the(ReadParked.class)
                .page(new Wanted("PARKED", "unsigned", null, null, false, 10)))
        .extracting(ParkedStatus::id)
        .containsExactly(one);
    assertThat(
            ledger
                .the(ReadParked.class)
                .page(new Wanted(null, "unsigned", "default", null, false, 10)))
        .extracting(ParkedStatus::id)
        .containsExactly(gone, one);
  }
}
