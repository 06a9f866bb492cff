package io.emgadapter.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.Accept;
import io.emgadapter.ledger.Acceptance;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.NewRequest.Digest;
import io.emgadapter.ledger.Reject;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong in the intake itself costs nobody's request. */
class IntakeTest {
  private final TestLedger ledger = new TestLedger();
  private final Intake intake =
      new Intake(
          ledger.the(Accept.class),
          ledger.the(Reject.class),
          InHand.NONE,
          ledger.the(Bells.class),
          Reading.SETTINGS);

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
        "emg",
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
