package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.ConnectionFactory;
import io.emgadapter.event.EventType;
import io.emgadapter.notification.Sent;
import io.emgadapter.sandbox.RabbitBroker;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Notices;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Equinix starts reaches a consumer that was written from the AsyncAPI document alone. */
class NotificationsTest {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationsTest.class);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final List<String> STEPS =
      List.of("Open", "InProgress", "Pending Customer Input", "InProgress", "Closed");

  private final Sandbox sandbox = Sandbox.open();
  private final Notices notices = sandbox.equinix().notices();
  private ConfigurableApplicationContext adapter;
  private PlainConsumer consumer;

  @BeforeEach
  void start() throws Exception {
    adapter = sandbox.startAdapter(Map.of("server.port", "0"));
    consumer = new PlainConsumer("http://127.0.0.1:" + Sandbox.httpPort(adapter), broker());
  }

  private ConnectionFactory broker() {
    RabbitBroker rabbit = sandbox.rabbit();
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(rabbit.host());
    factory.setPort(rabbit.port());
    factory.setUsername(rabbit.user());
    factory.setPassword(rabbit.password());
    return factory;
  }

  @AfterEach
  void stop() throws Exception {
    consumer.close();
    sandbox.close();
  }

  @Test
  void aWholeLifeOfAnOrderArrivesAndItsQuestionIsAnsweredByWhatItCarries() throws Exception {
    notices.ordersLive(true);
    consumer.ask(WorkRequests.smartHands("life"));
    JsonNode question =
        await()
            .atMost(LONGEST)
            .until(
                () ->
                    consumer.heard("order.updated").stream()
                        .filter(event -> event.at("/data/question").isObject())
                        .findFirst()
                        .orElse(null),
                found -> found != null);
    ObjectNode answer = question.at("/data/question/answer").deepCopy().asObject();
    answer.put("id", "life-answer").putObject("body").put("Description", "The left one");
    consumer.ask(answer.toString());

    await().atMost(LONGEST).until(() -> consumer.heard("order.billed").size() == 1);

    List<JsonNode> life = consumer.heard("order.", question.path("subject").asString());
    assertThat(life)
        .extracting(event -> event.at("/data/orderState").asString())
        .containsExactly(
            "Open",
            "InProgress",
            "InProgress",
            "Pending Customer Input",
            "InProgress",
            "Closed",
            "Closed");
    assertThat(life)
        .allSatisfy(event -> {
          assertThat(event.at("/data/requestId").asString()).isEqualTo("life");
          assertThat(event.at("/data/context/ticket").asString()).isEqualTo("life");
        })
        .extracting(event -> event.path("sequence").asString())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(life.get(1).at("/data/parts")).hasSize(3);
    assertThat(question.at("/data/question/referenceId").asString()).isEqualTo("3-123456781234");
    assertThat(consumer.wrongs()).isEmpty();
  }

  @Test
  void everyDocumentedNotificationReachesItsRoutingKeyAndNoneIsParked() {
    List<String> samples = Sent.names().toList();
    samples.forEach(name -> notices.send(Sent.text(name)));
    List<String> types =
        Arrays.stream(EventType.values())
            .map(EventType::word)
            .filter(word -> word.startsWith("notification.") || word.matches("order.(upd|bil).*"))
            .toList();

    await()
        .atMost(LONGEST)
        .untilAsserted(() ->
            assertThat(types.stream().mapToInt(type -> consumer.heard(type).size()).sum())
                .isEqualTo(samples.size()));

    assertThat(types).allSatisfy(type -> assertThat(consumer.heard(type)).isNotEmpty());
    assertThat(consumer.wrongs()).isEmpty();
    assertThat(count("parked")).isZero();
  }

  @Test
  void aFloodOfRepeatedAndReorderedNewsDrainsWithNothingLostOrDoubled() {
    int orders = Integer.getInteger("flood.wire", 500) / STEPS.size();
    int told = orders * STEPS.size();
    notices.mix(100);
    long from = System.nanoTime();
    for (int step = 0; step < STEPS.size(); step++) {
      for (int order = 0; order < orders; order++) {
        notices.send(news(order, step));
      }
    }
    notices.release();

    await()
        .atMost(LONGEST.plusMillis(told * 20L))
        .until(() -> consumer.heard("order.updated").size() >= told);
    double seconds = (System.nanoTime() - from) / 1e9;
    LOG.info("{} notifications, each twice, in {} s: {}/s", told, seconds, told / seconds);
    await().atMost(LONGEST).until(() -> sandbox.broker().depth(Sandbox.OUTGOING) == 0);

    List<JsonNode> events = consumer.heard("order.updated");
    assertThat(events).extracting(e -> e.at("/data/messageId").asString()).doesNotHaveDuplicates();
    assertThat(count("order_change")).isEqualTo(told);
    assertThat(count("equinix_order where state = 'Closed' and changes = 5")).isEqualTo(orders);
    for (int order = 0; order < orders; order++) {
      assertThat(consumer.heard("order.updated", "1-" + order))
          .extracting(event -> event.path("sequence").asString())
          .hasSize(STEPS.size())
          .isSorted();
    }
    assertThat(consumer.wrongs()).isEmpty();
  }

  private static String news(int order, int step) {
    return """
    {"Id":"","Source":"","Verb":"Update","Resource":"SmartHands","CreationTimeUTC":"2021-05-21T02:00:0%dZ",\
    "Version":"1.0","Body":{"ServicerId":"1-%d","State":"%s"}}\
    """
        .formatted(step, order, STEPS.get(step));
  }

  private int count(String what) {
    return adapter
        .getBean(JdbcClient.class)
        .sql("select count(*) from " + what)
        .query(Integer.class)
        .single();
  }
}
