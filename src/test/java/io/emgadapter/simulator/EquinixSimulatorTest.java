package io.emgadapter.simulator;

import static io.emgadapter.simulator.Requests.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

class EquinixSimulatorTest {

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
  void aTaskAsAnObjectIsVerifiedAsItIsWritten() throws ClientException {
    String task = Requests.createSmartHands(id(), "object");
    customer.send(
        "{ \"Task\" : %s , \"Signature\":\"%s\"}".formatted(task, Customer.signature(task)));

    assertThat(status(customer.next())).isEqualTo(201);
  }

  @Test
  void whatArrivedIsRecorded() throws ClientException {
    String id = id();
    customer.ask(Requests.createSmartHands(id, "seen"));

    Received received = customer.equinix.received().getFirst();
    assertThat(received.taskId()).isEqualTo(id);
    assertThat(received.verb()).isEqualTo("Create");
    assertThat(received.resource()).isEqualTo("SmartHands");
    assertThat(received.requestorId()).isEqualTo("seen");
    assertThat(received.messageId()).isEqualTo("message-1");
    assertThat(received.subject()).isEqualTo("IOMA-Message");
    assertThat(received.contentType()).isEqualTo("application/json");
    assertThat(received.isData()).isTrue();
    assertThat(received.signatureValid()).isTrue();
    assertThat(received.statusCode()).isEqualTo(201);
  }

  @Test
  void acksWaitUntilItAnswersAgain() throws ClientException {
    customer.equinix.answering(false);
    send(Requests.createSmartHands(id(), "paused"));
    Awaitility.await().until(() -> customer.equinix.orders().size() == 1);
    assertThat(customer.hasNothing()).isTrue();

    customer.equinix.answering(true);

    assertThat(status(customer.next())).isEqualTo(201);
  }

  @Test
  void acksComeAsLateAndAsOftenAsWanted() throws ClientException {
    customer.equinix.delay(Duration.ofMillis(300));
    customer.equinix.duplicateAcks(2);
    Instant start = Instant.now();
    send(Requests.createSmartHands(id(), "late"));

    JsonNode first = customer.next();

    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(300));
    assertThat(List.of(customer.next(), customer.next())).containsOnly(first);
  }

  @Test
  void aTamperedAckIsJsonThatItsSignatureDoesNotHold()
      throws ClientException, GeneralSecurityException {
    customer.equinix.tamper(received -> "flipped".equals(received.requestorId()));
    send(Requests.createSmartHands(id(), "flipped"));
    JsonNode flipped = customer.next();
    send(Requests.createSmartHands(id(), "whole"));

    assertThat(Customer.isSigned(customer.next())).isTrue();
    assertThat(Customer.isSigned(flipped)).isFalse();
    assertThat(status(flipped)).isEqualTo(200);
  }

  @Test
  void aRepeatedIdIsCarriedOutOnceOrEachTime() throws ClientException {
    String task = Requests.createWorkVisit(id(), "again", "\"LD8:00:000000\"");
    assertThat(customer.askForText(task)).isEqualTo(customer.askForText(task));
    assertThat(customer.equinix.ordersFor("again")).hasSize(1);

    customer.equinix.deduplicating(false);
    customer.ask(task);

    assertThat(customer.equinix.ordersFor("again")).hasSize(2);
  }

  @Test
  void theStatusOfChangesIsASetting() throws ClientException {
    customer.equinix.changesAnsweredWith(202, 202);
    customer.equinix.statusAsText(true);
    customer.ask(Requests.createSmartHands(id(), "status"));

    JsonNode ack = customer.ask(Requests.updateSmartHands(id(), "1-199912345789"));

    assertThat(ack.at("/Body/StatusCode").stringValue()).isEqualTo("202");
  }

  @Test
  void itReportsAnOrderAndSendsAnything() throws ClientException, GeneralSecurityException {
    customer.ask(Requests.createSmartHands(id(), "told"));
    customer
        .equinix
        .notices()
        .tell(customer.equinix.orders().getFirst(), "InProgress", "scheduled");
    JsonNode told = customer.next();
    customer.equinix.rawSend(customer.equinix.sealed("no Task"));

    assertThat(Customer.isSigned(told)).isTrue();
    assertThat(Customer.task(told).at("/Body/State").stringValue()).isEqualTo("InProgress");
    assertThat(customer.next().path("Task").stringValue()).isEqualTo("no Task");
  }

  @Test
  void twoThousandTasksAreAllAnswered() throws ClientException {
    var envelopes = new ArrayList<String>();
    for (int i = 0; i < 2_000; i++) {
      String task = Requests.createSmartHands("task-" + i, "reference-" + i);
      envelopes.add(Customer.envelope(task, Customer.signature(task)));
    }
    Instant start = Instant.now();
    customer.sendAll(envelopes);

    var answered = new HashSet<String>();
    for (int i = 0; i < 2_000; i++) {
      answered.add(Customer.task(customer.next()).path("OriginationId").stringValue());
    }

    Duration took = Duration.between(start, Instant.now());
    LoggerFactory.getLogger(getClass())
        .info("2000 Tasks answered in {} ms: {}/s", took.toMillis(), 2_000_000 / took.toMillis());
    assertThat(answered).hasSize(2_000);
    assertThat(customer.equinix.orders()).hasSize(2_000);
  }

  private void send(String task) throws ClientException {
    customer.send(Customer.envelope(task, Customer.signature(task)));
  }

  private static int status(JsonNode envelope) {
    return Customer.task(envelope).at("/Body/StatusCode").intValue();
  }
}
