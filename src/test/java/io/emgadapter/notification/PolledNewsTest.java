package io.emgadapter.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.notification.OrderNews.Question;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What an order shows becomes the news that notifications bring. */
class PolledNewsTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static List<OrderNews> of(String details, String negotiations) {
    return new PolledNews("1-7", "INC1", "SmartHands")
        .read(JSON.readTree(details), JSON.readTree(negotiations));
  }

  private static List<OrderNews> of(String details) {
    return of(details, "[]");
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIVED, Open",
    "IN_PROGRESS, InProgress",
    "ON_HOLD, Pending Customer Input",
    "CLOSED, Closed",
    "cancelled, Cancelled",
    "PENDING_QA, PENDING_QA"
  })
  void aStatusIsPutInTheWordsOfNotifications(String status, String state) {
    assertThat(of("{\"status\":\"" + status + "\"}"))
        .singleElement()
        .satisfies(news -> assertThat(news.state()).isEqualTo(state))
        .satisfies(news -> assertThat(news.key()).isEqualTo("status " + status))
        .satisfies(news -> assertThat(news.warnings()).hasSize(status.equals(state) ? 1 : 0));
  }

  @Test
  void theTimeOfItsChangeIsPartOfItsKey() {
    OrderNews news =
        of("{\"status\":\"CLOSED\",\"updatedDateTime\":\"2021-05-21T04:00:05+02:00\"}").getFirst();

    assertThat(news.sentAt()).isEqualTo(Instant.parse("2021-05-21T02:00:05Z"));
    assertThat(news.key()).isEqualTo("status CLOSED 2021-05-21T02:00:05Z");
  }

  @Test
  void allComesInTheOrderInWhichItHappened() {
    List<OrderNews> news =
        of(
            """
            {"status":"ON_HOLD","updatedDateTime":"2021-05-21T02:09:00Z","notes":[
              {"id":"5-2","type":"TECHNICIAN_NOTES","text":"b","createdDateTime":"2021-05-21T02:02:00Z"},
              {"id":"5-1","type":"TECHNICIAN_NOTES","text":"a","createdDateTime":"2021-05-21T02:01:00Z"}]}\
            """,
            """
            [{"referenceId":"4-1","createdDateTime":"2021-05-21T02:08:00Z","message":"m",
              "proposedDateTime":"2021-05-22T02:00:00Z","expedited":true}]\
            """);

    assertThat(news)
        .extracting(OrderNews::key)
        .containsExactly(
            "note 5-1", "note 5-2", "negotiation 4-1", "status ON_HOLD 2021-05-21T02:09:00Z");
    assertThat(news.get(2).question())
        .isEqualTo(
            new Question(
                Question.Kind.NEGOTIATION,
                "4-1",
                new Question.Proposal(null, "2021-05-22T02:00:00Z", null, true)));
  }

  @Test
  void aQueryThatWasAnsweredAsksNothingMore() {
    List<OrderNews> news =
        of(
            """
            {"notes":[{"id":"5-1","type":"TECHNICIAN_QUERY","text":"Which?"},
              {"id":"5-2","type":"TECHNICIAN_QUERY","text":"When?"},
              {"id":"5-3","referenceId":"5-1","type":"CUSTOMER_QUERY","text":"This"}]}\
            """);

    assertThat(news).extracting(OrderNews::description).containsExactly("Which?", "When?");
    assertThat(news.get(0).question()).isNull();
    assertThat(news.get(1).question()).isEqualTo(new Question(Question.Kind.QUERY, "5-2", null));
  }

  @Test
  void aNoteWithoutAnIdIsNamedByItsContent() {
    String note = "{\"notes\":[{\"type\":\"TECHNICIAN_NOTES\",\"text\":\"%s\"}]}";

    assertThat(of(note.formatted("a")).getFirst().key())
        .startsWith("note sha256:")
        .isEqualTo(of(note.formatted("a")).getFirst().key())
        .isNotEqualTo(of(note.formatted("b")).getFirst().key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "7",
        "{}",
        "{\"status\":{},\"notes\":7}",
        "{\"notes\":[null,7,[],{\"id\":{}}]}"
      })
  void whateverFormItHasNothingFails(String json) {
    assertThat(of(json, json)).allSatisfy(news -> assertThat(news.state()).isNull());
  }

  @Test
  void whatPostgresCannotHoldAndWhatIsOverlongIsBounded() {
    String text = "\\u0000" + "x".repeat(30_000);
    String id = "5".repeat(300);
    OrderNews news =
        of("{\"notes\":[{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}]}").getFirst();

    assertThat(news.key().length()).isLessThan(200);
    assertThat(news.description()).hasSizeLessThanOrEqualTo(20_000).doesNotContain("\0");
  }
}
