package io.emgadapter.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.NewRequest.Digest;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Reject;
import io.emgadapter.ledger.accept.Reject.Rejection;
import io.emgadapter.ledger.accept.SignedAhead;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Verb;
import io.emgadapter.request.Intake.Onlookers;
import io.emgadapter.sight.Traces;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong in the intake itself costs nobody's request. */
class IntakeTest {
  private final TestLedger ledger = new TestLedger();
  private final OneHand hand = new OneHand();
  private final Intake intake =
      new Intake(
          ledger.the(Accept.class),
          ledger.the(Reject.class),
          hand,
          ledger.the(Bells.class),
          Reading.SETTINGS,
          new Onlookers(Reading.meters(), Traces.off()));

  /** Signs everything, and remembers what it is told. */
  private static class OneHand implements FastPath {
    final Set<UUID> offered = ConcurrentHashMap.newKeySet();
    final Set<UUID> going = ConcurrentHashMap.newKeySet();
    final Set<UUID> unsent = ConcurrentHashMap.newKeySet();
    final Set<UUID> dropped = ConcurrentHashMap.newKeySet();

    @Override
    public void offer(NewRequest request, boolean mayWait) {
      offered.add(request.id());
    }

    @Override
    public void drop(NewRequest request) {
      dropped.add(request.id());
    }

    @Override
    public Sealing seal(List<NewRequest> requests) {
      Map<UUID, SealedText> texts = new HashMap<>();
      requests.forEach(request -> texts.put(request.id(), new SealedText("text", "signature")));
      return new Sealing(
          new SignedAhead(new Lease("one", Duration.ofSeconds(60)), texts),
          (goes, maybe) -> {
            going.addAll(goes);
            unsent.addAll(maybe);
          });
    }
  }

  @AfterEach
  void close() {
    intake.stop();
    ledger.close();
  }

  @Test
  void anErrorWhileABatchIsTakenCostsTimeAndNoRequest() throws Exception {
    intake.start();
    AtomicInteger errors = new AtomicInteger(2);
    List<CompletableFuture<Acceptance>> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(intake.put(request("i" + i, i == 3 ? failing(errors) : List.of())));
    }

    assertThat(all)
        .allSatisfy(each -> assertThat(each.get()).isInstanceOf(Acceptance.Accepted.class));
    assertThat(errors).hasValue(0);
  }

  @Test
  void whatTheLedgerNeverTookIsSaidToHaveSentNothing() throws Exception {
    intake.start();
    AtomicInteger errors = new AtomicInteger(Integer.MAX_VALUE);
    NewRequest request = request("c", failing(errors));
    CompletableFuture<Acceptance> done = intake.put(request);
    await().until(() -> errors.get() < Integer.MAX_VALUE);
    intake.stop();

    assertThat(done).isCompletedExceptionally();
    assertThat(hand.going).isEmpty();
    assertThat(hand.unsent).containsExactly(request.id());
  }

  @Test
  void whoeverIsInterruptedWhileTheIntakeIsFullLeavesNothingInHand() throws Exception {
    Thread bringer =
        Thread.ofVirtual()
            .start(() -> {
              try {
                for (int i = 0; i <= Reading.SETTINGS.capacity(); i++) {
                  var _ = intake.put(request("i" + i, List.of()));
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    await().until(() -> hand.offered.size() > Reading.SETTINGS.capacity());
    bringer.interrupt();
    bringer.join();

    assertThat(hand.dropped).hasSize(1);
    intake.start();
  }

  @Test
  void whatIsTurnedAwayGivesBackNoMoreRoomThanItTook() throws Exception {
    CompletableFuture<Void> mayBeSealed = new CompletableFuture<>();
    OneHand slow =
        new OneHand() {
          @Override
          public Sealing seal(List<NewRequest> requests) {
            mayBeSealed.join();
            return super.seal(requests);
          }
        };
    Intake small =
        new Intake(
            ledger.the(Accept.class),
            ledger.the(Reject.class),
            slow,
            ledger.the(Bells.class),
            Reading.settings(1024),
            new Onlookers(Reading.meters(), Traces.off()));
    small.start();
    try {
      Rejection unknown = new Rejection(null, new Reply(null, null), null);
      for (int i = 0; i < 5; i++) {
        await().until(() -> small.offer(unknown), Objects::nonNull).get();
      }
      await().until(() -> small.offer(request("one", List.of())), Objects::nonNull);

      assertThat(small.offer(request("two", List.of()))).isNull();
    } finally {
      mayBeSealed.complete(null);
      small.stop();
    }
  }

  /** Notes that cannot be read so many times, because there is no memory left. */
  private static List<String> failing(AtomicInteger times) {
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        throw new IndexOutOfBoundsException(index);
      }

      @Override
      public int size() {
        if (times.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          throw new OutOfMemoryError("for a moment");
        }
        return 0;
      }
    };
  }

  private static NewRequest request(String id, List<String> notes) {
    return new NewRequest(
        Ids.next(),
        "itsm",
        id,
        new Digest(1, id.getBytes(UTF_8)),
        "default",
        Verb.CREATE,
        Resource.SMART_HANDS,
        Route.EMG,
        null,
        null,
        false,
        null,
        "{}".getBytes(UTF_8),
        null,
        null,
        notes,
        new Reply(null, null));
  }
}
