package io.emgadapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders live, and their news goes astray on demand. */
class NoticesTest {
  private final Customer customer = open();

  private static Customer open() {
    try {
      return new Customer();
    } catch (ClientException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    customer.close();
  }

  private List<String> next(int count, String field) throws ClientException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode task = Customer.task(customer.next());
      texts.add(field.equals("Id") ? task.path("Id").asString() : task.at(field).asString());
    }
    return texts;
  }

  @Test
  void anOrderLivesFromItsCreationToItsBill() throws ClientException {
    customer.equinix.notices().ordersLive(true);
    customer.ask(Requests.createSmartHands("t1", "life"));
    assertThat(next(4, "/Body/State"))
        .containsExactly("Open", "InProgress", "InProgress", "Pending Customer Input");

    customer.ask(Requests.updateSmartHands("t2", "1-199912345789"));

    assertThat(next(2, "/Body/State")).containsExactly("InProgress", "Closed");
    assertThat(next(1, "/Body/LineDetails/0/Status")).containsExactly("Billed");
  }

  @Test
  void newsIsRepeatedMixedAndMisprinted() throws ClientException {
    customer.ask(Requests.createSmartHands("t1", "astray"));
    Order order = customer.equinix.orders().getFirst();
    Notices notices = customer.equinix.notices();

    notices.mix(20);
    for (int i = 0; i < 10; i++) {
      notices.tell(order, "Open", "n" + i);
    }
    List<String> words = next(20, "/Body/Description");
    assertThat(new HashSet<>(words)).hasSize(10);
    assertThat(words).isNotEqualTo(words.stream().sorted().toList());

    notices.misprint();
    notices.tell(order, "Open", "again");
    assertThat(next(1, "/Resource")).containsExactly("SSmartHands");
  }
}
