package io.emgadapter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.event.EventType;
import io.emgadapter.order.AnyRequest;
import io.emgadapter.order.Resource;
import io.emgadapter.request.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The AsyncAPI document says what is really sent, and its examples are true. */
class AsyncApiTest {
  private final JsonNode document = Contract.yaml("asyncapi.yaml");

  @Test
  void everyEventTypeIsInOneChannel() {
    List<String> channels = List.of("events", "orders", "notifications");

    List<String> types =
        channels.stream()
            .flatMap(c -> texts(document.at("/channels/" + c + "/parameters/type/enum")).stream())
            .toList();

    assertThat(types)
        .containsExactly(
            Arrays.stream(EventType.values()).map(EventType::word).toArray(String[]::new));
    for (String channel : channels) {
      assertThat(document.at("/channels/" + channel + "/messages").propertyNames())
          .containsExactlyElementsOf(
              texts(document.at("/channels/" + channel + "/parameters/type/enum")));
      assertThat(document.at("/channels/" + channel + "/bindings/amqp/exchange/name").stringValue())
          .isEqualTo("emg.events");
    }
  }

  @Test
  void resourcesAreThoseOfWorkRequests() {
    assertThat(texts(document.at("/channels/events/parameters/resource/enum")))
        .containsExactlyElementsOf(
            Stream.concat(Arrays.stream(Resource.values()).map(Resource::key), Stream.of("unknown"))
                .toList());
  }

  @Test
  void repliesAreAllThatCanBeAboutARequest() {
    assertThat(document.at("/channels/replies/messages").propertyNames())
        .containsExactlyElementsOf(
            Arrays.stream(EventType.values())
                .map(EventType::word)
                .filter(word -> !word.startsWith("notification."))
                .toList());
  }

  @Test
  void whatItRefersToIsThere() {
    assertThat(document.findValues("$ref"))
        .extracting(JsonNode::stringValue)
        .isNotEmpty()
        .allMatch(ref -> Contract.hasTarget(document, ref));
  }

  @TestFactory
  Stream<DynamicTest> everyExampleIsValid() {
    return document
        .at("/components/messages")
        .propertyStream()
        .flatMap(message ->
            message
                .getValue()
                .path("examples")
                .valueStream()
                .map(example ->
                    DynamicTest.dynamicTest(
                        message.getKey() + " " + example.path("name").asString(),
                        () -> isValid(message.getKey(), message.getValue(), example))));
  }

  private static void isValid(String name, JsonNode message, JsonNode example) {
    String schema = message.at("/payload/schema/$ref").stringValue();
    JsonNode payload = example.get("payload");

    assertThat(Contract.wrong(Contract.schema(schema), payload)).isEmpty();
    if (name.equals("workRequest")) {
      assertThat(Reading.now().wrong(payload.toString())).isEmpty();
    } else {
      assertThat(payload.get("type").stringValue()).isEqualTo("io.emgadapter." + name);
      assertThat(EventContract.wrong(payload)).isEmpty();
    }
  }

  @Test
  void everyMessageHasAnExample() {
    assertThat(document.at("/components/messages"))
        .allSatisfy(message -> assertThat(message.path("examples")).isNotEmpty());
    assertThat(AnyRequest.NOW).isBefore("2199-01-01T00:00:00Z");
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }
}
