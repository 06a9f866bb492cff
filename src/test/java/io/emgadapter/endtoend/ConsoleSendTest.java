package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Browser.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sending a work request from the console: a form of the contract, a check, and then that. */
@ExtendWith(ConsoleAdapter.Lending.class)
class ConsoleSendTest {
  private static final String PHOTOS =
      "/console/send?resource=SmartHands&verb=Create&operation=0000";
  private static final Pattern KIND = Pattern.compile("href=\"(/console/send[?][^\"]*)\"");

  private final ConsoleAdapter adapter;

  ConsoleSendTest(ConsoleAdapter adapter) {
    this.adapter = adapter;
  }

  /** A whole SmartHands Create for photos, as a person fills it in. */
  private static Map<String, String> photos(Page form, String act) {
    Map<String, String> sent =
        new HashMap<>(
            Map.of(
                "resource", "SmartHands",
                "verb", "Create",
                "operation", "0000",
                "rows", "1",
                "act", act,
                "/id", form.field("/id"),
                "/body/Location", "LD8:00:000000",
                "/body/CustomerContact", "demo@equinix.com",
                "/body/Description", "Photograph the front\r\nand the back",
                "/body/RequestorId", "R-" + form.field("/id")));
    sent.put("/body/CallContactBeforeStart", "false");
    sent.put("/body/CallContactBeforeComplete", "false");
    sent.put("/body/ServiceDetails/DocumentOnly", "true");
    return sent;
  }

  @Test
  void everyKindOfTheContractHasAForm() {
    Browser sam = adapter.as("sam");

    var kinds =
        KIND.matcher(sam.get("/console/send").html())
            .results()
            .map(each -> each.group(1).replace("&amp;", "&"))
            .toList();

    assertThat(kinds).hasSize(13 + 2 + 3);
    assertThat(kinds)
        .allSatisfy(each -> assertThat(sam.get(each).text()).contains("Description", "Check"));
    assertThat(sam.get(PHOTOS).text()).contains("Camera Provided By", "Additional Contacts 1");
    assertThat(sam.get(PHOTOS.replace("0000", "0002")).text())
        .contains("Damp Moist Mop Required")
        .doesNotContain("Camera Provided By");
    assertThat(sam.get("/console/send?resource=WorkVisit&verb=Create").text())
        .contains("Visitors 1", "Start Date Time (needed)", "Mobile Phone");
    assertThat(sam.get("/console/send?resource=SmartHands&verb=Cancel").html())
        .contains("name=\"/order/servicerId\"");
  }

  @Test
  void whatIsWrongStandsAtItsFieldAndNothingIsSent() {
    Browser sam = adapter.as("sam");
    Page form = sam.get(PHOTOS);
    Map<String, String> sent = photos(form, "check");
    sent.remove("/body/Location");
    sent.put("/body/ServiceDetails/DocumentOnly", "false");

    Page page = sam.submit(form, "/console/send", sent);

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("Nothing was sent", "to be mended below");
    assertThat(page.html())
        .contains("id=\"field-body-Location-bad\"", "id=\"field-body-ServiceDetails-Summary-bad\"")
        .contains("Photograph the front", "value=\"" + form.field("/id") + "\"");
    assertThat(sam.get("/console/request?id=" + form.field("/id")).status()).isEqualTo(404);
  }

  @Test
  void whatWasCheckedIsSentOnceHoweverOftenTheButtonIsPressed() {
    Browser sam = adapter.as("sam");
    Page form = sam.get(PHOTOS);
    String id = form.field("/id");

    Page check = sam.submit(form, "/console/send", photos(form, "check"));
    assertThat(check.text()).contains("Send this?", "Nothing was sent yet", "LD8:00:000000");
    assertThat(sam.get("/console/request?id=" + id).status()).isEqualTo(404);

    Page sent = sam.act(check, "/console/send", photos(form, "send"));
    assertThat(sent.text()).contains(id, "Create of SmartHands", "The work request was accepted");
    Page again = sam.act(check, "/console/send", photos(form, "send"));
    assertThat(again.text()).contains(id);
    assertThat(again.html().split("Create by emg", -1)).hasSize(2);
    Map<String, String> other = photos(form, "send");
    other.put("/body/Description", "Something else");
    assertThat(sam.submit(check, "/console/send", other).status()).isEqualTo(409);
  }

  @Test
  void emptyRowsOfAListFallAway() {
    Browser sam = adapter.as("sam");
    String visit = "/console/send?resource=WorkVisit&verb=Create";
    Page form = sam.get(visit);
    Map<String, String> sent =
        new HashMap<>(
            Map.of(
                "resource", "WorkVisit",
                "verb", "Create",
                "rows", "1",
                "act", "more",
                "/id", form.field("/id"),
                "/body/ServiceDetails/Visitors/0/FirstName", "Jane"));
    Page more = sam.submit(form, "/console/send", sent);
    assertThat(more.html()).contains("name=\"/body/ServiceDetails/Visitors/1/UserName\"");

    sent.remove("/body/ServiceDetails/Visitors/0/FirstName");
    sent.put("/body/ServiceDetails/Visitors/1/FirstName", "Jane");
    sent.put("rows", "2");
    sent.put("act", "change");
    assertThat(sam.submit(more, "/console/send", sent).html())
        .containsPattern("Visitors/0/FirstName\"[^>]*value=\"Jane\"");
  }

  @Test
  void noFormIsHeavyHoweverManyRowsItHas() {
    Browser sam = adapter.as("sam");
    Page form = sam.get(PHOTOS);
    Map<String, String> sent = photos(form, "more");
    sent.put("rows", "20");

    Page page = sam.submit(form, "/console/send", sent);

    int files =
        sam.get("/console/style.css").html().length() + sam.get("/console/htmx.js").html().length();
    assertThat(page.html().length() + files).isLessThan(150_000);
  }

  @Test
  void whoMayNotSendHasNoForm() {
    Page page = adapter.as("vera").get(PHOTOS);

    assertThat(page.status()).isEqualTo(403);
    assertThat(adapter.as("vera").get("/console").html()).doesNotContain("href=\"/console/send\"");
  }

  @Test
  void aParkedWorkRequestIsMendedInItsFormAndSentUnderAnotherId() {
    adapter.upstream.sendTo(
        "emg.work-requests.dead",
        WorkRequests.workVisit("send-parked", "LD8:00:001AA1").getBytes(UTF_8));
    String id = parked("send-parked");
    Browser anna = adapter.as("anna");

    Page hidden = anna.get("/console/parked/" + id + "/content");
    assertThat(hidden.text()).contains("send-parked", "•••").doesNotContain("Doe");
    assertThat(anna.get("/console/parked/" + id + "/bytes").status()).isEqualTo(403);
    assertThat(anna.get("/console/send?parked=" + id).status()).isEqualTo(403);
    Page content =
        anna.act(
            hidden,
            "/console/unmask",
            Map.of("kind", "parked", "id", id, "reason", "to mend the visit"));
    assertThat(content.text()).contains("This may be personal", "send-parked", "UTF-8", "Doe");
    assertThat(anna.get("/console/parked/" + id + "/bytes").header("Content-Disposition"))
        .startsWith("attachment");
    Page form = anna.get("/console/send?parked=" + id);
    assertThat(form.html()).contains("LD8:00:001AA1", "value=\"Doe\"");
    assertThat(form.field("/id")).startsWith("console-");
    assertThat(adapter.as("sam").get("/console/send?parked=" + id).status()).isEqualTo(404);
  }

  private String parked(String request) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                StreamSupport.stream(
                        adapter.anna.get("/parked?limit=200").body().path("parked").spliterator(),
                        false)
                    .map(each -> each.path("id").asString())
                    .filter(id ->
                        adapter.anna.get("/parked/" + id).body().toString().contains(request))
                    .findFirst()
                    .orElse(""),
            id -> !id.isEmpty());
  }
}
