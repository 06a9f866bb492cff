package io.emgadapter.simulator;

import static io.emgadapter.simulator.Requests.id;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Equinix does not do, and how it says so. */
class RefusalsTest {

  private static final String ERROR = "Processing failed with following error: ";

  private Customer customer;

  @BeforeEach
  void open() throws ClientException {
    customer = new Customer();
  }

  @AfterEach
  void close() {
    customer.close();
  }

  @Test
  void anUnsignedTaskMakesNoOrder() throws ClientException {
    String task = Requests.createSmartHands(id(), "unsigned");
    customer.send(Envelopes.JSON.createObjectNode().put("Task", task).toString());

    assertRefused(Customer.task(customer.next()), 401);
  }

  @Test
  void aTaskChangedAfterSigningMakesNoOrder() throws ClientException {
    String task = Requests.createSmartHands(id(), "changed");
    String signature = Customer.signature(task);
    customer.send(Customer.envelope(task.replace("LD8", "LD9"), signature));

    assertRefused(Customer.task(customer.next()), 401);
    assertThat(customer.equinix.received().getFirst().signatureValid()).isFalse();
  }

  @Test
  void aTaskOfSomebodyElseMakesNoOrder() throws ClientException {
    String task = Requests.createSmartHands(id(), "foreign");

    assertRefused(customer.ask(task.replace(Customer.SOURCE, id())), 401);
  }

  @Test
  void anotherVersionIsRefused() throws ClientException {
    String task = Requests.createSmartHands(id(), "version");

    assertRefused(customer.ask(task.replace("1.0", "2.0")), 400);
  }

  @Test
  void aMissingFieldIsRefused() throws ClientException {
    String task = Requests.createSmartHands(id(), "field");

    JsonNode ack = customer.ask(task.replace("CustomerContact", "Contact"));

    assertRefused(ack, 400);
    assertThat(message(ack)).isEqualTo("CustomerContact is mandatory");
  }

  @Test
  void aWorkVisitIsInOneDataCenter() throws ClientException {
    String locations = "\"LD5:01:001MC2\",\"LD8:00:000000\"";

    assertRefused(customer.ask(Requests.createWorkVisit(id(), "two", locations)), 400);
  }

  @Test
  void aReferenceThatWasToBeUniqueIsTakenOnce() throws ClientException {
    customer.ask(Requests.createSmartHands(id(), "unique"));

    JsonNode ack = customer.ask(Requests.createSmartHands(id(), "unique"));

    assertThat(ack.at("/Body/StatusCode").intValue()).isEqualTo(400);
    assertThat(message(ack)).isEqualTo("RequestorId is already used by another order");
    assertThat(customer.equinix.ordersFor("unique")).hasSize(1);
  }

  @Test
  void anOrderThatNoCreateMadeIsNotFound() throws ClientException {
    assertRefused(customer.ask(Requests.updateWorkVisit(id(), "1-111111111111")), 404);
    String byReference =
        Requests.cancel(id(), "SmartHands", "none").replace("ServicerId", "RequestorId");
    assertRefused(customer.ask(byReference), 404);
  }

  @Test
  void aCancelledOrderStaysCancelled() throws ClientException {
    String order =
        customer.ask(Requests.createSmartHands(id(), "gone")).at("/Body/ServicerId").stringValue();
    customer.ask(Requests.cancel(id(), "SmartHands", order));

    JsonNode ack = customer.ask(Requests.updateSmartHands(id(), order));

    assertThat(ack.at("/Body/StatusCode").intValue()).isEqualTo(406);
  }

  @Test
  void whatIsNoJsonIsRecordedAndNotAnswered() throws ClientException {
    customer.send("no JSON");

    Awaitility.await().until(() -> customer.equinix.received().size() == 1);
    assertThat(customer.equinix.received().getFirst().taskId()).isNull();
    assertThat(customer.equinix.received().getFirst().statusCode()).isZero();
  }

  private void assertRefused(JsonNode ack, int status) {
    assertThat(ack.path("Verb").stringValue()).isEqualTo("Ack");
    assertThat(ack.at("/Body/StatusCode").intValue()).isEqualTo(status);
    assertThat(ack.at("/Body/Description").stringValue()).startsWith(ERROR);
    assertThat(customer.equinix.orders()).isEmpty();
  }

  private static String message(JsonNode ack) {
    String error = ack.at("/Body/Description").stringValue().substring(ERROR.length());
    return Envelopes.JSON.readTree(error).at("/errors/0/message").stringValue();
  }
}
