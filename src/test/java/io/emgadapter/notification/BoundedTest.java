package io.emgadapter.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.notification.EquinixTime.Form;
import io.emgadapter.notification.Notification.Bulletin;
import io.emgadapter.notification.Notification.OrderNotification;
import io.emgadapter.order.Problems.Problem;
import org.junit.jupiter.api.Test;

/** Absurd sizes are cut or passed over with a warning, and dates stay what came. */
class BoundedTest {

  private static Notification read(String resource, String members) {
    return Sent.read(
        """
        {"Id":"x","CreateTimeUTC":"2021-05-21T02:08:11Z","Verb":"Update","Resource":"%s","Body":{%s}}\
        """
            .formatted(resource, members));
  }

  private static OrderNews order(String members) {
    return ((OrderNotification) read("SmartHands", members)).news();
  }

  @Test
  void anOverlongTextIsCutAndAnOverlongIdIsNone() {
    OrderNews news =
        order(
            "\"ServicerId\":\""
                + "1".repeat(201)
                + "\",\"State\":\""
                + "s".repeat(300)
                + "\",\"Description\":\""
                + "d".repeat(30_000)
                + "\"");

    assertThat(news.servicerId()).isNull();
    assertThat(news.state()).hasSize(100);
    assertThat(news.description()).hasSize(20_000);
    assertThat(news.warnings()).extracting(Problem::code).contains("too-long", "missing");
  }

  @Test
  void onlySoManyAttachmentsPartsAndWarningsAreKept() {
    String files = "{\"Name\":7},".repeat(999) + "{}";
    OrderNews news =
        order("\"Attachments\":[" + files + "],\"Description\":\"" + "a||".repeat(5_000) + "\"");

    assertThat(news.attachments()).hasSize(50);
    assertThat(news.parts()).hasSizeLessThanOrEqualTo(200);
    assertThat(news.warnings()).hasSizeLessThanOrEqualTo(50);
  }

  @Test
  void aTextIsAsTheLedgerCanHoldIt() {
    String nul = "\\" + "u0000";

    assertThat(order("\"Description\":\"a" + nul + "b\"").description()).isEqualTo("a b");
  }

  @Test
  void anOverlongBodyIsNotRepeatedInTheEvent() {
    Bulletin bulletin = (Bulletin) read("New", "\"Text\":\"" + "x".repeat(70_000) + "\"");

    assertThat(bulletin.data().has("body")).isFalse();
    assertThat(bulletin.head().warnings()).extracting(Problem::pointer).contains("/Body");
  }

  @Test
  void aDateIsItsTextAndSaysWhetherItHasAZone() {
    assertThat(EquinixTime.of("2021-03-29T17:33:00").form()).isEqualTo(Form.LOCAL);
    assertThat(EquinixTime.of("2021-03-29").form()).isEqualTo(Form.LOCAL);
    assertThat(EquinixTime.of("2021-03-29T17:33:00.5Z").form()).isEqualTo(Form.INSTANT);
    assertThat(EquinixTime.of("2021-03-29T17:33:00+02:00").form()).isEqualTo(Form.INSTANT);
    assertThat(EquinixTime.of("29/03/2021").form()).isEqualTo(Form.TEXT);
  }

  @Test
  void anEmptyDateIsNone() {
    SiteNotification site =
        (SiteNotification) read("Network.Incident", "\"State\":\"x\",\"EndDateTime\":\"\"");

    assertThat(site.end()).isNull();
    assertThat(site.data().has("end")).isFalse();
  }
}
