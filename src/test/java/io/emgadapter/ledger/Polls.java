package io.emgadapter.ledger;

import io.emgadapter.ledger.polls.ClaimPolls;
import io.emgadapter.ledger.polls.ClaimPolls.ClaimedPoll;
import io.emgadapter.ledger.polls.PollPolicy;
import io.emgadapter.ledger.polls.RecordPolls;
import io.emgadapter.notification.OrderNews;
import io.emgadapter.notification.PolledNews;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drives the ledger through following an order, as the poller does. */
public final class Polls {
  static final PollPolicy POLICY =
      new PollPolicy(Duration.ofMinutes(10), Duration.ofHours(2), 100_000, Duration.ofDays(30), 2);

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode NONE = JSON.createArrayNode();

  private final TestLedger ledger;
  private final Lease lease;

  public Polls(TestLedger ledger, String instance) {
    this.ledger = ledger;
    this.lease = new Lease(instance, Duration.ofMinutes(4));
  }

  public List<ClaimedPoll> claim() {
    return claim(POLICY, 100);
  }

  public List<ClaimedPoll> claim(PollPolicy policy, int most) {
    return ledger.the(ClaimPolls.class).claim(lease, Requests.SUBSCRIPTION, policy, most);
  }

  /** Records an order that shows these details, without negotiations. */
  public int record(ClaimedPoll poll, String details) {
    List<OrderNews> news =
        new PolledNews(poll.servicerId(), poll.requestorId(), poll.resource())
            .read(JSON.readTree(details), NONE);
    return ledger.the(RecordPolls.class).record(poll, POLICY, news, poll.paid());
  }

  /** Claims the one order that is due and records it. */
  public int poll(String details) {
    return record(claim().getFirst(), details);
  }

  public int giveUp() {
    return ledger.the(RecordPolls.class).giveUp(Requests.SUBSCRIPTION, POLICY, 100);
  }

  public void putOff(ClaimedPoll poll, Duration dueIn, int calls) {
    ledger.the(RecordPolls.class).putOff(poll, dueIn, calls);
  }

  /** Details with this status, and the second of 2021-05-21T02:00 when it was updated, or none. */
  public static String status(String word, Integer second) {
    String at =
        second == null ? "" : ",\"updatedDateTime\":\"2021-05-21T02:00:%02dZ\"".formatted(second);
    return "{\"status\":\"%s\"%s}".formatted(word, at);
  }
}
