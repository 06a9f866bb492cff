package io.emgadapter.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.dispatch.RecordOutcomes.Recorded;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.ledger.send.Seal;
import io.emgadapter.ledger.send.Seal.Sealing;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Problems.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Record: what a gateway said of Tasks becomes their state. */
class RecorderTest {
  private final Rig rig = Rig.ofSteps();
  private final Recorder recorder = rig.the(Recorder.class);

  @AfterEach
  void close() {
    recorder.stop(Duration.ofSeconds(5));
    rig.close();
  }

  private List<ClaimedTask> sealed(NewRequest... requests) {
    List<ClaimedTask> claimed = rig.claimed(requests);
    rig.ledger
        .the(Seal.class)
        .seal(
            Rig.LEASE,
            claimed.stream()
                .map(task -> new Sealing(task.id(), task.fence(), new SealedText("{}", null)))
                .toList());
    return claimed;
  }

  private static ClaimedTask of(List<ClaimedTask> tasks, NewRequest request) {
    return tasks.stream().filter(task -> task.id().equals(request.id())).findFirst().orElseThrow();
  }

  @Test
  void eachOutcomeOfABatchBecomesTheStateOfItsTask() {
    NewRequest sent = Rig.create("one", "sent");
    NewRequest unsent = Rig.create("one", "unsent");
    NewRequest unknown = Rig.create("one", "unknown");
    NewRequest refused = Rig.create("one", "refused");
    NewRequest answered = Rig.create("two", "answered");
    List<ClaimedTask> tasks = sealed(sent, unsent, unknown, refused, answered);
    recorder.start();

    recorder.add(
        List.of(
            Recorded.of(of(tasks, sent), new Outcome.Sent()),
            Recorded.of(of(tasks, unsent), new Outcome.NotSent("no credit", Duration.ZERO)),
            Recorded.of(of(tasks, unknown), new Outcome.Unknown("the link was cut")),
            Recorded.of(
                of(tasks, refused),
                new Outcome.Refused(new Problem("", "too-large", "Send less."))),
            Recorded.of(
                of(tasks, answered),
                new Outcome.Answered(new Answer(answered.id(), 201, "created", List.of())))));

    await().until(() -> rig.state(sent).equals("SENT"));
    assertThat(rig.state(unsent)).isEqualTo("READY");
    assertThat(rig.state(unknown)).isEqualTo("UNKNOWN");
    assertThat(rig.state(refused)).isEqualTo("REFUSED");
    assertThat(rig.state(answered)).isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void aStopRecordsAllThatIsKnown() {
    NewRequest[] requests =
        IntStream.range(0, 20).mapToObj(i -> Rig.create("one", "r" + i)).toArray(NewRequest[]::new);
    recorder.start();
    recorder.add(
        sealed(requests).stream().map(task -> Recorded.of(task, new Outcome.Sent())).toList());

    recorder.stop(Duration.ofSeconds(20));

    assertThat(requests).allMatch(each -> rig.state(each).equals("SENT"));
  }

  @Test
  void whatIsSaidUnderAnOldFenceChangesNothing() {
    NewRequest c = Rig.create("one", "c");
    ClaimedTask task = sealed(c).getFirst();
    Recorded old =
        new Recorded(
            task.id(), task.fence() - 1, "one", false, new Outcome.NotSent("none", Duration.ZERO));
    recorder.start();

    recorder.add(List.of(old));
    recorder.stop(Duration.ofSeconds(20));

    assertThat(rig.state(c)).isEqualTo("SENDING");
  }
}
