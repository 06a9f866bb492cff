package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.order.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever one field of a good request becomes, the answer is no error of ours. */
@ExtendWith(RestAdapter.Lending.class)
class NeverAnErrorOfOursTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SAMPLE = 300;
  private static final String REST =
      """
      {"purchaseOrder": {"purchaseOrderType": "NEW", "number": "1"}, "notificationContacts": ["jane"],
       "accountNumbers": {"LD8:00:000000": "1"}, "referenceId": "5-1", "reason": "No time",
       "attachments": [{"id": "a", "name": "plan.pdf"}, {"id": "b", "name": "list.pdf"}]}\
      """;

  private final RestAdapter adapter;

  NeverAnErrorOfOursTest(RestAdapter adapter) {
    this.adapter = adapter;
  }

  /** Of every verb and resource, with all that only REST knows. */
  private static List<ObjectNode> requests(String subscription) {
    List<ObjectNode> requests = new ArrayList<>();
    for (String json :
        List.of(
            WorkRequests.smartHands("m"),
            WorkRequests.visit("m", "R-m", "LD8:00:000000"),
            WorkRequests.update("m", "SmartHands", "m"),
            WorkRequests.update("m", "WorkVisit", "m"),
            WorkRequests.cancel("m", "SmartHands", "m"),
            WorkRequests.cancel("m", "WorkVisit", "m"))) {
      ObjectNode request = (ObjectNode) JSON.readTree(json);
      request.put("subscription", subscription).put("notAfter", "2030-01-01T00:00:00Z");
      request.set("rest", JSON.readTree(REST));
      requests.add(request);
    }
    return requests;
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "rest"})
  void whateverOneFieldBecomesIsNever500(String subscription) {
    Random chance = new Random(21);
    Mutation mutation = new Mutation(chance);
    List<ObjectNode> good = requests(subscription);
    for (int i = 0; i < SAMPLE; i++) {
      ObjectNode request = good.get(i % good.size()).deepCopy();
      request.put("id", "never-500-" + subscription + i);
      mutation.change(request);
      byte[] bytes = JSON.writeValueAsBytes(request);

      Reply reply = adapter.http.post(bytes);

      assertThat(reply.status()).as(() -> new String(bytes, UTF_8)).isIn(202, 400, 409, 413, 422);
    }
  }
}
