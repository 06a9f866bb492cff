package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Browser.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
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
    Page conflict = sam.submit(check, "/console/send", other);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.text())
        .contains("A request with this id was sent before")
        .doesNotContain("Nothing was sent");
    assertThat(conflict.html()).contains("/console/request?id=" + id + "&amp;sender=sam");
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
  void moreThanAFormCarriesIsAnsweredWithAPage() {
    Browser sam = adapter.as("sam");
    Page form = sam.get(PHOTOS);
    Map<String, String> sent = photos(form, "check");
    sent.put("/body/Description", "x".repeat(70_000));

    Page page = sam.submit(form, "/console/send", sent);

    assertThat(page.status()).isEqualTo(413);
    assertThat(page.text()).contains("That is too much for a form", "Send at most");
    assertThat(form.html()).doesNotContain("maxlength=\"100000\"", "Attachments/0/Data");
  }

  @Test
  void aSubscriptionInTheAddressIsNeverAnotherOne() {
    Browser sam = adapter.as("sam");
    Page form = sam.get(PHOTOS + "&subscription=defualt");
    assertThat(form.text()).contains("defualt (not in the list)");
    Map<String, String> sent = photos(form, "check");
    sent.put("/subscription", form.filled().get("/subscription"));

    Page refused = sam.submit(form, "/console/send", sent);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html()).contains("field-subscription-bad");
    assertThat(refused.filled()).containsEntry("/subscription", "defualt");
    assertThat(sam.submit(form, "/console/send", photos(form, "check")).text())
        .contains("Subscription default", "Sent by sam");
  }

  @Test
  void whoMayNotSendHasNoForm() {
    Page page = adapter.as("vera").get(PHOTOS);

    assertThat(page.status()).isEqualTo(403);
    assertThat(adapter.as("vera").get("/console").html()).doesNotContain("href=\"/console/send\"");
  }
}
