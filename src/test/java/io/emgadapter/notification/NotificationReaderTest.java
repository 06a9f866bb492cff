package io.emgadapter.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.notification.Notification.BillingNotification;
import io.emgadapter.notification.Notification.Bulletin;
import io.emgadapter.notification.Notification.OrderNotification;
import io.emgadapter.notification.Notification.UnknownNotification;
import io.emgadapter.notification.OrderNews.Question;
import io.emgadapter.order.Problems.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationReaderTest {
  private static final String ID = "\"Id\":\"4f6ec8d0-902f-4892-aa31-8bfed1edc075\"";
  private static final String TIME = "\"CreationTimeUTC\":\"2021-05-21T02:08:11.471Z\"";

  private static Notification of(String resource, String body) {
    return Sent.read(
        "{%s,%s,\"Verb\":\"Update\",\"Resource\":\"%s\",\"Body\":%s}"
            .formatted(ID, TIME, resource, body));
  }

  private static OrderNews order(String body) {
    return ((OrderNotification) of("SmartHands", body)).news();
  }

  private static List<String> warnings(Notification notification) {
    return notification.head().warnings().stream()
        .map(warning -> warning.pointer() + " " + warning.code())
        .toList();
  }

  static List<String> samples() {
    return Sent.names().toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsReadWithNoWarningButForItsMisprints(String name) {
    Notification read = Sent.read(Sent.text(name));

    assertThat(warnings(read))
        .isEqualTo(
            name.equals("billing-misprinted")
                ? List.of("/Resource misprinted", "/Id not-a-guid")
                : List.of());
    assertThat(read.head().sentAt()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "CrossConnnect, CrossConnect",
    "smarthands, SmartHands",
    "WorkVisits, WorkVisit",
    "DataCenter.Maintenence, DataCenter.Maintenance",
    "Datacenter.Incident, DataCenter.Incident"
  })
  void aMisprintedResourceIsTakenAsWhatIsMeant(String printed, String meant) {
    Notification read = of(printed, "{\"ServicerId\":\"1-7\",\"State\":\"Open\"}");

    assertThat(read.head().resource()).isEqualTo(meant);
    assertThat(read.head().resourceAsSent()).isEqualTo(printed);
    assertThat(warnings(read)).containsExactly("/Resource misprinted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Orders", "DataCenter", "Network.Incidents.New", "Accessory"})
  void aResourceThatNobodyKnowsIsUnknownAndGoesOn(String resource) {
    Notification read = of(resource, "{\"ServicerId\":\"1-7\"}");

    assertThat(read)
        .isInstanceOfSatisfying(
            UnknownNotification.class,
            it -> assertThat(it.word()).isEqualTo("notification.unknown"));
    assertThat(read.servicerId()).isEqualTo("1-7");
  }

  @Test
  void lineDetailsMakeItABillWhateverItsResource() {
    assertThat(of("SmartHands", "{\"ServicerId\":\"1-7\",\"State\":\"x\",\"LineDetails\":[]}"))
        .isInstanceOf(BillingNotification.class);
    assertThat(of("Nonsense", "{\"ServicerId\":\"1-7\",\"LineDetails\":\"none\"}"))
        .isInstanceOfSatisfying(
            BillingNotification.class,
            bill -> {
              assertThat(bill.news().isBill()).isTrue();
              assertThat(bill.news().routingPart()).isEqualTo("nonsense");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "open, Open",
    "IN PROGRESS, InProgress",
    "in_progress, InProgress",
    "PendingCustomerInput, Pending Customer Input",
    "closed, Closed",
    "CANCELLED, Cancelled",
    "On Hold, On Hold"
  })
  void aStateIsKnownInAnyCaseAndAnotherIsCarriedThrough(String sent, String state) {
    assertThat(order("{\"ServicerId\":\"1-7\",\"State\":\"" + sent + "\"}").state())
        .isEqualTo(state);
  }

  @Test
  void aDescriptionIsSplitWhereEquinixJoinedIt() {
    OrderNews news =
        order("{\"ServicerId\":\"1-7\",\"State\":\"Open\",\"Description\":\" a || b||c: d \"}");

    assertThat(news.description()).isEqualTo("a || b||c: d");
    assertThat(news.parts()).containsExactly("a", "b", "c: d");
    assertThat(order("{\"Description\":\"one\"}").parts()).isEmpty();
  }

  @Test
  void aTechniciansQuestionNamesWhatAnswersIt() {
    OrderNews news =
        order("{\"ServicerId\":\"1-7\",\"State\":\"pending customer input\",\"Activity\":\"3-1\"}");

    assertThat(news.question()).isEqualTo(new Question(Question.Kind.QUERY, "3-1", null));
    assertThat(order("{\"ServicerId\":\"1-7\",\"State\":\"Open\",\"Activity\":\"3-1\"}").question())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"text\"", "7", "{}"})
  void aBodyOfAnyFormIsCarriedThrough(String body) {
    for (String resource :
        List.of("SmartHands", "DataCenter.Incident", "DataCenter.Network.Port", "Other")) {
      assertThat(of(resource, body).head().resource()).isEqualTo(resource);
    }
  }

  @Test
  void membersOfWrongTypesAreTakenAsTextsOrPassedOverWithAWarning() {
    Notification read =
        of("SmartHands", "{\"ServicerId\":17,\"State\":{},\"RequestorId\":[1],\"Attachments\":{}}");

    assertThat(read.servicerId()).isEqualTo("17");
    assertThat(warnings(read))
        .containsExactlyInAnyOrder(
            "/Body/ServicerId wrong-type",
            "/Body/State wrong-type",
            "/Body/RequestorId wrong-type",
            "/Body/Attachments wrong-type");
  }

  @ParameterizedTest
  @CsvSource({
    "2021-05-21T02:08:11.471Z, 2021-05-21T02:08:11.471Z, ''",
    "2021-05-21T04:08:11+02:00, 2021-05-21T02:08:11Z, ''",
    "2021-05-21T02:08:11, 2021-05-21T02:08:11Z, /CreateTimeUTC no-zone",
    "yesterday, , /CreateTimeUTC not-a-date",
    "9999-05-21T02:08:11Z, , /CreateTimeUTC not-a-date",
    "2021-05-21, , /CreateTimeUTC not-a-date"
  })
  void theTimeAtEquinixIsReadUnderBothNamesAndWithoutAZone(
      String sent, Instant time, String warning) {
    Notification read =
        Sent.read(
            ("{%s,\"CreateTimeUTC\":\"%s\",\"Verb\":\"Update\",\"Resource\":\"SmartHands\","
                    + "\"Body\":{\"ServicerId\":\"1-7\",\"State\":\"Open\"}}")
                .formatted(ID, sent));

    assertThat(read.head().sentAt()).isEqualTo(time);
    assertThat(warnings(read)).isEqualTo(warning.isEmpty() ? List.of() : List.of(warning));
  }

  @Test
  void aTaskOfNothingIsCarriedThroughWithWarnings() {
    Notification read = Sent.read("{}");

    assertThat(read).isInstanceOf(UnknownNotification.class);
    assertThat(((Bulletin) read).subject()).isEqualTo("unknown");
    assertThat(read.head().warnings()).extracting(Problem::code).containsOnly("missing").hasSize(4);
  }
}
