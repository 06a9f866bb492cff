package io.emgadapter.ledger.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Driver;
import io.emgadapter.ledger.Requests;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.send.FindNumbers.Known;
import io.emgadapter.ledger.send.FindNumbers.Wanted;
import io.emgadapter.order.Target.Referred;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindNumbersTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  /** Test requests are all for SmartHands. */
  private static Wanted wanted(String subscription, String name) {
    return new Wanted(subscription, new Referred("WorkVisitId", "SmartHands", name));
  }

  private List<Known> known(String name) {
    Wanted wanted = wanted(Requests.SUBSCRIPTION, name);
    return ledger.the(FindNumbers.class).find(Set.of(wanted)).getOrDefault(wanted, List.of());
  }

  @Test
  void anOrderIsFoundByItsReferenceAndByItsNumber() {
    driver.accept(Requests.create("c", "INC1"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-7"));

    assertThat(known("INC1")).containsExactly(new Known("1-7", List.of("LD8:00:1-7")));
    assertThat(known("1-7")).extracting(Known::servicerId).containsExactly("1-7");
    assertThat(known("INC")).isEmpty();
  }

  @Test
  void aCreateThatIsUnderWayIsKnownWithoutANumber() {
    driver.accept(Requests.create("c", "INC1"));
    assertThat(known("INC1")).containsExactly(new Known(null, List.of()));
    UUID task = driver.send().getFirst().id();
    assertThat(known("INC1")).containsExactly(new Known(null, List.of()));

    driver.answer(Requests.refused(task));

    assertThat(known("INC1")).isEmpty();
  }

  @Test
  void anOrderThatHasAChildIsReplacedByIt() {
    driver.accept(Requests.create("c", "INC1"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-7"));
    driver.accept(Requests.update("u", new io.emgadapter.order.Target.ByRequest("c")));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-8"));
    ledger.sql().sql("update equinix_order set requestor_id = 'INC1'").update();

    assertThat(known("INC1")).extracting(Known::servicerId).containsExactly("1-8");
  }

  @Test
  void otherSubscriptionsAndOtherResourcesAreNotLookedAt() {
    driver.accept(Requests.create("c", "INC1"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-7"));
    Wanted elsewhere = wanted("other", "INC1");
    Wanted visit =
        new Wanted(Requests.SUBSCRIPTION, new Referred("WorkVisitId", "WorkVisit", "INC1"));

    assertThat(ledger.the(FindNumbers.class).find(Set.of(elsewhere, visit)))
        .containsEntry(elsewhere, List.of())
        .containsEntry(visit, List.of());
  }
}
