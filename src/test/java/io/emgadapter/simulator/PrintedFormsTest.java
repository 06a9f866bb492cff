package io.emgadapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Acks are those of the documents, to the letter, but for Ids, references and the time. */
class PrintedFormsTest {

  private static final String ACK_ID = "69352cff-4f00-4c42-9dce-a1b5e5ecc40b";
  private static final String CANCEL_ACK_ID = "2f3b9c69-1446-46fa-b5c7-040421029c88";

  private final String id = Requests.id();
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
  void aWorkVisitOfTwoAccountsNamesTwoOrdersByTheirLocations() throws ClientException {
    String locations = "\"LD5:01:001MC2\",\"LD5:01:001MC3\",\"LD5:01:001CA3\"";

    assertThat(ask(Requests.createWorkVisit(id, "123456789", locations)))
        .isEqualTo(
            ack(
                ACK_ID,
                "WorkVisit",
                "Create",
                """
                {"RequestorId":"123456789","ServicerId":[\
                {"Locations":["LD5:01:001MC2","LD5:01:001MC3"],"ServicerId":"1-199912345789"},\
                {"Locations":["LD5:01:001CA3"],"ServicerId":"1-199912345790"}],\
                "StatusCode":201,"Description":"Equinix WorkVisit: 1-199912345789 Was created in\
                 reference to : 123456789","Object":null}\
                """));
    assertThat(customer.equinix.ordersFor("123456789")).hasSize(2);
  }

  @Test
  void aSmartHandsNamesItsOrderAsAText() throws ClientException {
    assertThat(ask(Requests.createSmartHands(id, "123456789")))
        .isEqualTo(
            ack(
                ACK_ID,
                "SmartHands",
                "Create",
                """
                {"RequestorId":"123456789","ServicerId":"1-199912345789","StatusCode":201,\
                "Description":"Equinix SmartHands: 1-199912345789 Was created in\
                 reference to : 123456789","Object":null}\
                """));
  }

  @Test
  void anUpdateOfAWorkVisit() throws ClientException {
    customer.ask(Requests.createWorkVisit(Requests.id(), "123456789", "\"LD8:00:000000\""));

    assertThat(ask(Requests.updateWorkVisit(id, "1-199912345789")))
        .isEqualTo(ack(ACK_ID, "WorkVisit", "Update", updated("WorkVisit")));
  }

  @Test
  void aReSubmitOfASmartHandsMakesAChild() throws ClientException {
    customer.ask(Requests.createSmartHands(Requests.id(), "123456789"));

    assertThat(ask(Requests.updateSmartHands(id, "1-199912345789")))
        .isEqualTo(ack(ACK_ID, "SmartHands", "Update", updated("SmartHands")));
    assertThat(customer.equinix.orders())
        .extracting(Order::parent)
        .containsExactly(null, "1-199912345789");
  }

  @Test
  void aCancelOfAWorkVisitIsInSmallLetters() throws ClientException {
    customer.ask(Requests.createWorkVisit(Requests.id(), "123456789", "\"LD8:00:000000\""));

    assertThat(ask(Requests.cancel(id, "WorkVisit", "1-199912345789")))
        .isEqualTo(ack(CANCEL_ACK_ID, "WorkVisit", "Update", cancelled("workvisit")));
  }

  @Test
  void aCancelOfASmartHands() throws ClientException {
    customer.ask(Requests.createSmartHands(Requests.id(), "123456789"));

    assertThat(ask(Requests.cancel(id, "SmartHands", "1-199912345789")))
        .isEqualTo(ack(CANCEL_ACK_ID, "SmartHands", "Update", cancelled("SmartHands")));
    assertThat(customer.equinix.orders()).extracting(Order::state).containsExactly("Cancelled");
  }

  private String ask(String task) throws ClientException {
    return customer
        .askForText(task)
        .replaceFirst("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z", "T");
  }

  private String ack(String ackId, String resource, String verb, String body) {
    return """
    {"Id":"%s","Source":"3e095d30-40ff-11e9-8959-5be078353003","Verb":"Ack","Resource":"%s",\
    "ContentType":"application/json","CreateTimeUTC":"T","Version":"1.0",\
    "OriginationId":"%s","OriginationVerb":"%s","Body":%s}\
    """
        .formatted(ackId, resource, id, verb, body);
  }

  private static String updated(String resource) {
    return """
    {"RequestorId":"123456789","ServicerId":"1-199912345789","StatusCode":201,\
    "Description":"Equinix %s: 1-199912345789 was updated","Object":null}\
    """
        .formatted(resource);
  }

  private static String cancelled(String resource) {
    return """
    {"ServicerId":"1-199912345789","RequestorId":"123456789","StatusCode":200,\
    "Description":"Equinix %s: 1-199912345789 Was Cancelled",\
    "Object":[{"Name":"samplepicture.jpeg","Id":"cb359c3d-4ee1-3279-89d9-7e446fd3a3f4"}]}\
    """
        .formatted(resource);
  }
}
