package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Browser.Page;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A parked work request in the console: mended in a form, and sent once. */
@ExtendWith(ConsoleAdapter.Lending.class)
class ConsoleMendTest {
  private static final String SEND = "/console/send";

  private final ConsoleAdapter adapter;
  private final Browser anna;

  ConsoleMendTest(ConsoleAdapter adapter) {
    this.adapter = adapter;
    this.anna = adapter.as("anna");
  }

  /** Parks it, and shows it to anna, from whom it is hidden until she says why. */
  private String parked(String name, String request) {
    String id = found(name, request);
    assertThat(anna.get(SEND + "?parked=" + id).status()).isEqualTo(403);
    assertThat(anna.get("/console/parked/" + id + "/bytes").status()).isEqualTo(403);
    String wish = "{\"kind\": \"parked\", \"id\": \"%s\", \"reason\": \"to mend it\"}";
    assertThat(adapter.anna.command("/unmaskings", wish.formatted(id)).status()).isLessThan(300);
    return id;
  }

  private String found(String name, String request) {
    adapter.upstream.sendTo("emg.work-requests.dead", request.getBytes(UTF_8));
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                StreamSupport.stream(
                        adapter.anna.get("/parked?limit=200").body().path("parked").spliterator(),
                        false)
                    .map(each -> each.path("id").asString())
                    .filter(
                        id -> adapter.anna.get("/parked/" + id).body().toString().contains(name))
                    .findFirst()
                    .orElse(""),
            id -> !id.isEmpty());
  }

  private static String visit(String name) {
    return WorkRequests.workVisit(name, "LD8:00:001AA1");
  }

  private Page submit(Page page, String act, Map<String, String> changes) {
    Map<String, String> sent = page.filled();
    sent.putAll(changes);
    sent.put("act", act);
    return anna.act(page, SEND, sent);
  }

  private Page content(String id) {
    return anna.get("/console/parked/" + id + "/content");
  }

  @Test
  void theContentIsForThoseWhoMayOperate() {
    String id = parked("mend-1", visit("mend-1"));

    assertThat(content(id).text()).contains("This may be personal", "mend-1", "UTF-8");
    assertThat(anna.get("/console/parked/" + id + "/bytes").header("Content-Disposition"))
        .startsWith("attachment");
    assertThat(adapter.as("sam").get(SEND + "?parked=" + id).status()).isEqualTo(404);
  }

  @Test
  void aMisspeltSubscriptionIsShownAndRefusedUntilItIsMended() {
    String id =
        parked("mend-2", visit("mend-2").replaceFirst("[{]", "{\"subscription\": \"defualt\", "));
    Page form = anna.get(SEND + "?parked=" + id);
    assertThat(form.text()).contains("defualt (not in the list)", "It is sent in your name, anna");
    assertThat(form.filled()).containsEntry("/subscription", "defualt");

    Page refused = submit(form, "check", Map.of());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html()).contains("field-subscription-bad");

    Page check =
        submit(refused, "check", Map.of("/subscription", "default", "/body/RequestorId", "R-m2"));
    assertThat(check.text()).contains("Send this?", "Subscription default", "Sent by anna");
  }

  @Test
  void whatWasMendedIsSentInTheSendersNameAndTheParkedOneIsDiscarded() {
    String id = parked("mend-3", visit("mend-3"));
    Page form = anna.get(SEND + "?parked=" + id);
    String request = form.filled().get("/id");
    assertThat(request).startsWith("console-");
    assertThat(adapter.anna.get("/parked/" + id).body().at("/parked/state").asString())
        .isEqualTo("PARKED");
    assertThat(content(id).text()).contains("Mend it and send it");

    Page check = submit(form, "check", Map.of("/body/RequestorId", "R-m3"));
    Page sent = submit(check, "send", Map.of());
    assertThat(sent.text()).contains(request, "The work request was accepted", "Sender anna");
    assertThat(submit(check, "send", Map.of()).text()).contains(request);

    var now = adapter.anna.get("/parked/" + id).body();
    assertThat(now.at("/parked/state").asString()).isEqualTo("DISCARDED");
    assertThat(now.path("audit").toString()).contains("sent as " + request);
    var taken = adapter.anna.get("/work-requests/" + request).body();
    assertThat(taken.path("subscription").asString()).isEqualTo("default");
    assertThat(taken.at("/tasks/0/requestorId").asString()).isEqualTo("R-m3");
    assertThat(content(id).text()).doesNotContain("Mend it and send it");
    assertThat(anna.get(SEND + "?parked=" + id).status()).isEqualTo(409);
  }

  @Test
  void whatWasReplayedMeanwhileIsNotSentOnceMore() {
    String id = parked("mend-4", WorkRequests.smartHands("mend-4"));
    Page form = anna.get(SEND + "?parked=" + id);
    Page check = submit(form, "check", Map.of("/body/RequestorId", "R-m4"));
    assertThat(check.text()).contains("Send this?");
    String replay = "/console/parked/" + id + "/replay";
    assertThat(anna.submit(anna.get(replay), replay, Map.of()).text()).contains("Done.");

    Page late = submit(check, "send", Map.of());

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("It was REPLAYED by anna");
    assertThat(anna.get("/console/request?id=" + form.filled().get("/id")).status()).isEqualTo(404);
  }

  @Test
  void whatDoesNotSayItsKindBeginsWithTheChoiceOfOne() {
    String id =
        parked("mend-5", WorkRequests.smartHands("mend-5").replace("\"Operation\": \"0001\",", ""));

    Page kinds = anna.get(SEND + "?parked=" + id);
    assertThat(kinds.text()).contains("does not say what it asks for");
    assertThat(kinds.html()).contains("operation=0000&amp;parked=" + id);

    Page form = anna.get(SEND + "?resource=SmartHands&verb=Create&operation=0000&parked=" + id);
    assertThat(form.filled())
        .containsEntry("/body/Description", "Reboot the server")
        .containsEntry("parked", id);
  }

  @Test
  void whatAFormDoesNotCarryIsNamed() {
    String id = parked("mend-6", visit("mend-6").replace("\"Doe\"", "{\"of\": [[1]]}"));

    Page form = anna.get(SEND + "?parked=" + id);

    assertThat(form.status()).isEqualTo(200);
    assertThat(form.text())
        .contains("left out or changed", "/body/ServiceDetails/Visitors/0/FirstName/of/0/0");
  }
}
