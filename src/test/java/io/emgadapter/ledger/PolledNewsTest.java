package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.EventContract;
import io.emgadapter.notification.OrderNews;
import io.emgadapter.notification.OrderNews.Question;
import io.emgadapter.notification.OrderNews.Question.Proposal;
import io.emgadapter.notification.OrderNews.Source;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** News that was polled is applied as a notification is. */
class PolledNewsTest {
  private final TestLedger ledger = new TestLedger();
  private final Noticed noticed = new Noticed(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private int polled(String key, String state, String time, Question question) {
    OrderNews news =
        new OrderNews(
            Source.POLL,
            key,
            "1-7",
            null,
            "SmartHands",
            state,
            null,
            null,
            List.of(),
            question,
            null,
            Instant.parse(time),
            List.of());
    return ApplyPolled.take(ledger, Requests.SUBSCRIPTION, List.of(news, news));
  }

  @Test
  void theSameNewsOfTwoPollersIsToldOnce() {
    assertThat(polled("CLOSED 2021", "Closed", "2021-05-21T02:00:05Z", null)).isEqualTo(1);
    assertThat(polled("CLOSED 2021", "Closed", "2021-05-21T02:00:05Z", null)).isZero();

    assertThat(noticed.published()).hasSize(1);
    assertThat(noticed.history("1-7")).containsExactly("Closed changed");
  }

  @Test
  void whatWasPolledAndWhatWasNotifiedAreOneHistory() {
    noticed.take(Noticed.order("a", "1-7", "InProgress", 9));
    polled("p", "Open", "2021-05-21T02:00:01Z", null);

    assertThat(noticed.history("1-7")).containsExactly("InProgress changed", "Open late");
  }

  @Test
  void aNegotiationSaysWhatIsProposedAndWhatAnswersIt() {
    Proposal proposal =
        new Proposal("2020-08-25T10:24:10.282Z", "2020-08-25T11:24:10.282Z", null, false);
    polled(
        "4-1",
        "Pending Customer Input",
        "2021-05-21T02:00:01Z",
        new Question(Question.Kind.NEGOTIATION, "4-1", proposal));

    JsonNode event = noticed.published().getFirst();
    assertThat(EventContract.wrong(event)).isEmpty();
    assertThat(event.at("/data/question/proposal/proposed").asString()).startsWith("2020-08-25T11");
    assertThat(event.at("/data/question/answers")).hasSize(3);
    assertThat(event.at("/data/question/answer/order/servicerId").asString()).isEqualTo("1-7");
    assertThat(event.at("/data/source").asString()).isEqualTo("poll");
  }
}
