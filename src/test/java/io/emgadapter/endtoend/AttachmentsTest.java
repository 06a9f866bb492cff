package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.HttpContract;
import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.simulator.Received;
import io.emgadapter.simulator.rest.BlobDesk;
import io.emgadapter.simulator.rest.RestOrder;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files go to Equinix and come from there, by both routes, without staying in between. */
@ExtendWith(RestAdapter.Lending.class)
class AttachmentsTest {
  private static final String ALL = "/orders/{servicerId}/attachments";
  private static final String KEY = "load";
  private static final byte[] PDF = Arrays.copyOf("%PDF-1.7\n".getBytes(UTF_8), 500_000);

  private final RestAdapter adapter;

  AttachmentsTest(RestAdapter adapter) {
    this.adapter = adapter;
  }

  private static Reply post(Http http, String query, byte[] file) {
    Reply reply = http.file(query, file);
    assertThat(HttpContract.wrong("POST", "/attachments", reply.status(), reply.body())).isEmpty();
    return reply;
  }

  private Reply posted(String query) {
    Reply reply = post(adapter.http, query, PDF);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
    return reply;
  }

  private static String with(String request, Reply posted) {
    String file =
        "\"Attachments\": [{\"Name\": \"%s\", \"Handle\": \"%s\"}], "
            .formatted(posted.body().path("name").asString(), posted.body().path("id").asString());
    return request.replaceFirst("\"Description\"", file + "\"Description\"");
  }

  private String end(String id, String request) {
    Reply reply = adapter.http.post(request);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    JsonNode end = adapter.upstream.await(id, "request.completed").path("data");
    assertThat(end.path("outcome").asString()).as(end.toString()).isEqualTo("ACKNOWLEDGED");
    return end.at("/tasks/0/servicerIds/0").asString();
  }

  @Test
  void aPostedFileGoesWithAnOrderByRestAndWithItsUpdate() {
    Reply posted = posted("?subscription=rest&resource=SmartHands&filename=plan.pdf");
    String handle = posted.body().path("id").asString();

    String number =
        end("file-1", with(RestAdapter.byRest(WorkRequests.smartHands("file-1")), posted));
    String update = RestAdapter.byRest(WorkRequests.update("file-1u", "SmartHands", "file-1"));
    end("file-1u", with(update, posted));

    assertThat(adapter.equinix.files().find(handle).orElseThrow().bytes()).isEqualTo(PDF);
    RestOrder order = adapter.equinix.book().find(number).orElseThrow();
    String named = "[{\"id\":\"" + handle + "\",\"name\":\"plan.pdf\"}]";
    assertThat(order.body().path("attachments").toString()).isEqualTo(named);
    assertThat(order.notes().getLast().path("attachments").toString()).isEqualTo(named);
  }

  @Test
  void aPostedFileGoesWithAnOrderByTheGateway() {
    Reply posted = posted("?resource=SmartHands&filename=plan.pdf");

    end("file-2", with(WorkRequests.smartHands("file-2"), posted));

    Received received =
        adapter.sandbox.equinix().received().stream()
            .filter(each -> "R-file-2".equals(each.requestorId()))
            .findFirst()
            .orElseThrow();
    String task = new JsonMapper().readTree(received.bytes()).path("Task").asString();
    JsonNode file = new JsonMapper().readTree(task).at("/Body/Attachments/0");
    assertThat(file.propertyNames()).containsExactlyInAnyOrder("Name", "Url");
    URI url = URI.create(file.path("Url").asString());
    assertThat(url.getQuery()).isNull();
    assertThat(adapter.equinix.blobs().find(url.getPath()).orElseThrow().bytes()).isEqualTo(PDF);
    assertThat(adapter.upstream.events("file-2").toString()).doesNotContain(KEY);
  }

  @Test
  void whatAnotherSenderPostedCannotBeUsed() {
    Reply posted = posted("?resource=SmartHands&filename=plan.pdf");

    adapter.upstream.send(with(WorkRequests.smartHands("file-3"), posted));

    JsonNode rejected = adapter.upstream.await("file-3", "request.rejected");
    assertThat(rejected.at("/data/problems/0/code").asString()).isEqualTo("no-such-handle");
    assertThat(rejected.at("/data/problems/0/pointer").asString())
        .isEqualTo("/body/Attachments/0/Handle");
  }

  @Test
  void whoMayNotOrderThereMayNotPostThere() {
    String query = "?subscription=rest&resource=SmartHands&filename=plan.pdf";

    assertThat(post(adapter.nobody, query, PDF).status()).isEqualTo(401);
    assertThat(post(adapter.berta, query, PDF).status()).isEqualTo(404);
    assertThat(post(adapter.http, query.replace("=rest", "=none"), PDF).status()).isEqualTo(404);
    assertThat(post(adapter.http, query.replace("SmartHands", "Pizza"), PDF).status())
        .isEqualTo(400);
  }

  @Test
  void aFileThatIsTooLargeOrOfAnotherKindIsRefusedWithAnAnswer() {
    String query = "?subscription=rest&resource=SmartHands&filename=plan.";
    int before = adapter.equinix.files().size();

    Reply large = post(adapter.http, query + "pdf", Arrays.copyOf(PDF, 3_000_000));
    Reply other = post(adapter.http, query + "png", PDF);

    assertThat(large.status()).isEqualTo(413);
    assertThat(large.body().path("detail").asString()).contains("2097152 bytes");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.body().path("code").asString()).isEqualTo("file-type");
    assertThat(adapter.equinix.files().size()).isEqualTo(before);
  }

  @Test
  void aFileOfAnOrdersDetailsIsFetchedAndNoOther() {
    String photo = adapter.equinix.files().put("Rack größer.jpg", PDF);
    String foreign = adapter.equinix.files().put("secret.pdf", PDF);
    RestOrder order = adapter.order("file-4");
    order
        .notes()
        .add(
            new JsonMapper()
                .readTree(
                    "{\"id\":\"n-1\",\"type\":\"CUSTOMER_NOTES\",\"attachments\":"
                        + "[{\"id\":\"%s\",\"name\":\"Rack größer.jpg\"}]}".formatted(photo)));
    String path = "/orders/" + order.id() + "/attachments/";

    ResponseEntity<byte[]> file = adapter.http.file(path + photo + "?subscription=rest");

    assertThat(file.getBody()).isEqualTo(PDF);
    assertThat(file.getHeaders().getContentType())
        .isEqualTo(MediaType.APPLICATION_OCTET_STREAM); // its content is none of a .jpg
    assertThat(file.getHeaders().getContentDisposition().isAttachment()).isTrue();
    assertThat(file.getHeaders().getContentDisposition().getFilename())
        .isEqualTo("Rack größer.jpg");
    assertThat(adapter.http.get(path + foreign + "?subscription=rest").status()).isEqualTo(404);
    assertThat(adapter.berta.get(path + photo + "?subscription=rest").status()).isEqualTo(404);
  }

  @Test
  void aFileOfANotificationIsFetchedFromTheContainerAndFromNowhereElse() {
    String number = end("file-5", WorkRequests.smartHands("file-5"));
    adapter.equinix.blobs().put(BlobDesk.CONTAINER + "/out/rack.pdf", PDF);
    String own = adapter.equinix.baseUrl() + BlobDesk.CONTAINER + "/out/rack.pdf";
    adapter.sandbox.equinix().notices().send(notification(number, own));
    adapter.upstream.await(number, "order.updated");

    Reply list = adapter.http.get("/orders/" + number + "/attachments");

    assertThat(HttpContract.wrong("GET", ALL, list.status(), list.body())).isEmpty();
    JsonNode files = list.body().path("attachments");
    assertThat(files.findValues("name").toString())
        .isEqualTo("[\"rack.pdf\", \"evil.pdf\", \"x.jpg\"]");
    String path = "/orders/" + number + "/attachments/";
    ResponseEntity<byte[]> file = adapter.http.file(path + files.get(0).path("id").asString());
    assertThat(file.getBody()).isEqualTo(PDF);
    assertThat(file.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo("application/pdf");
    Reply evil = adapter.http.get(path + files.get(1).path("id").asString());
    Reply byId = adapter.http.get(path + files.get(2).path("id").asString());
    assertThat(evil.status()).isEqualTo(404);
    assertThat(evil.body().path("detail").asString()).contains("Fetch it yourself");
    assertThat(byId.status()).isEqualTo(404);
    assertThat(byId.body().path("detail").asString()).contains("rest.client-id");
    assertThat(adapter.equinix.asked("/evil")).isEmpty();
  }

  @Test
  void theFilesThatAnAckNamesAreListedWithTheOrder() {
    Reply posted = posted("?resource=SmartHands&filename=plan.pdf");
    String number = end("file-6", with(WorkRequests.smartHands("file-6"), posted));
    assertThat(adapter.http.get("/orders/" + number + "/attachments").body().path("attachments"))
        .isEmpty();

    end("file-6c", WorkRequests.cancel("file-6c", "SmartHands", "file-6"));

    Reply list = adapter.http.get("/orders/" + number + "/attachments");
    JsonNode file = list.body().at("/attachments/0");
    assertThat(file.path("name").asString()).isEqualTo("plan.pdf");
    assertThat(adapter.berta.get("/orders/" + number + "/attachments").status()).isEqualTo(404);
    String path = "/orders/" + number + "/attachments/" + file.path("id").asString();
    Reply fetched = adapter.http.get(path);
    assertThat(fetched.status()).isEqualTo(404);
    assertThat(fetched.body().path("detail").asString()).contains("rest.client-id");
  }

  private String notification(String number, String url) {
    String evil = adapter.equinix.baseUrl().replace("127.0.0.1", "localhost") + "/evil.pdf";
    return """
    {"Id": "5f0e2d0e-5c36-4f1f-9f6a-3f6f3a1f0b05", "Source": "%s", "Verb": "Update",
     "Resource": "SmartHands", "ContentType": "application/json", "Version": "1.0",
     "CreationTimeUTC": "2021-05-11T09:30:00.000Z",
     "Body": {"RequestorId": "R-file-5", "ServicerId": "%s", "State": "InProgress",
       "Description": "See the photo", "Attachments": [
         {"Name": "rack.pdf", "Url": "%s"}, {"Name": "evil.pdf", "Url": "%s"},
         {"Name": "x.jpg", "Id": "f-1"}]}}\
    """
        .formatted(io.emgadapter.simulator.Onboarding.SOURCE, number, url, evil);
  }
}
