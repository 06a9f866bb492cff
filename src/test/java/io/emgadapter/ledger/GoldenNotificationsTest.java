package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.EventContract;
import io.emgadapter.notification.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each sample becomes the event of its golden file; {@code -Dgolden.write=true} writes them. */
class GoldenNotificationsTest {
  private static final Path FOLDER = Path.of("src/test/resources/notifications/golden");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static TestLedger ledger;

  @BeforeAll
  static void open() {
    ledger = new TestLedger();
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  static Stream<String> samples() {
    return Sent.names();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleBecomesItsEvent(String name) throws IOException {
    Noticed noticed = new Noticed(ledger);
    ledger.sql().sql("truncate notification, equinix_order, event cascade").update();
    noticed.take(Noticed.message(Sent.text(name)));

    List<JsonNode> events = noticed.published();

    assertThat(events).hasSize(1);
    assertThat(EventContract.wrong(events.getFirst())).isEmpty();
    String event = JSON.writeValueAsString(withoutOurs(events.getFirst())) + "\n";
    Path golden = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, event);
    }
    assertThat(event).isEqualTo(Files.readString(golden));
  }

  private static JsonNode withoutOurs(JsonNode event) {
    ObjectNode copy = event.deepCopy().asObject();
    copy.remove(List.of("id", "time", "sequence"));
    return copy;
  }
}
