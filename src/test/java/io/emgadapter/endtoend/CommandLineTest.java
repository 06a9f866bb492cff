package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Cli.Run;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person does at night with a terminal, against an adapter that runs, with users. */
@ExtendWith(ConsoleAdapter.Lending.class)
class CommandLineTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final ConsoleAdapter adapter;

  @TempDir Path folder;

  CommandLineTest(ConsoleAdapter adapter) {
    this.adapter = adapter;
  }

  private Cli as(String user) {
    return Cli.at(adapter.port).as(user, user);
  }

  private String send(String id) throws IOException {
    Path file = Files.writeString(folder.resolve("request.json"), WorkRequests.smartHands(id));
    Run run = as("anna").run("send", file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  /** Something that is parked, and its id. */
  private String parked(String reason) {
    adapter
        .context
        .getBean(Park.class)
        .park(
            List.of(
                new Parking(
                    UUID.randomUUID(),
                    "default",
                    Park.WORK_REQUESTS,
                    reason,
                    "",
                    null,
                    "{}".getBytes(StandardCharsets.UTF_8))));
    Run run = as("olga").run("parked", "list", "--reason", reason, "-o", "json");
    return JSON.readTree(run.out()).at("/parked/0/id").asString();
  }

  @Test
  void aRequestIsSentFoundAndItsLifeIsTold() throws IOException {
    assertThat(send("cli-1")).contains("cli-1");
    await().until(() -> as("anna").run("timeline", "cli-1").out().contains("ended"));

    Run found = as("anna").run("find", "cli-1");

    assertThat(found.exitCode()).isZero();
    assertThat(found.out()).contains("KIND", "request", "cli-1");
    assertThat(as("anna").run("request", "cli-1").out()).contains("ACKNOWLEDGED");
  }

  @Test
  void aRequestFromStdinIsOnlyChecked() {
    Run run = as("anna").typing(WorkRequests.smartHands("cli-dry")).run("send", "--dry-run", "-");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(as("anna").run("request", "cli-dry").exitCode()).isEqualTo(1);
  }

  @Test
  void eachProblemOfARequestIsALineWithItsPlace() {
    String wrong = WorkRequests.smartHands("cli-wrong").replace("\"Create\"", "\"Invent\"");

    Run run = as("anna").typing(wrong).run("send", "-");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).anyMatch(line -> line.startsWith("  /verb: "));
  }

  @Test
  void jsonIsWhatTheApiAnswers() {
    Run run = as("olga").run("subscriptions", "-o", "json");

    JsonNode same = new Http(adapter.port).as("olga", "olga").get("/subscriptions").body();
    assertThat(JSON.readTree(run.out()).at("/subscriptions/0/name"))
        .isEqualTo(same.at("/subscriptions/0/name"));
  }

  @Test
  void aSubscriptionIsPausedAndResumedWithAReasonThatTheAuditHas() {
    Run paused = as("olga").run("pause", "default", "--reason", "truck at the gate");

    assertThat(paused.exitCode()).as(paused.err()).isZero();
    assertThat(paused.out()).contains("None of its Tasks is sent until it is resumed");
    Run again = as("olga").run("pause", "default", "--reason", "twice");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("It is paused already", "done-before");
    assertThat(as("olga").run("resume", "default", "--reason", "gone").exitCode()).isZero();
    assertThat(as("olga").run("audit", "--actor", "olga").out())
        .contains("truck at the gate", "resume");
  }

  @Test
  void manyAreDiscardedOnlyAfterAPreviewThatSaysHow() {
    parked("cli-bulk");

    Run preview = as("olga").run("bulk", "preview", "discard", "--reason", "cli-bulk");

    assertThat(preview.exitCode()).as(preview.err()).isZero();
    assertThat(preview.out()).contains("Nothing was done", "bulk start ");
    String id = preview.out().replaceFirst("(?s).*bulk start (\\S+) .*", "$1");
    assertThat(as("olga").run("bulk", "start", id, "--reason", "test").exitCode()).isZero();
    await().until(() -> as("olga").run("bulk", "items", id).out().contains("done"));
    assertThat(as("olga").run("parked", "list", "--reason", "cli-bulk").out())
        .contains("Nothing is parked.");
  }

  @Test
  void oneIsShownAndDiscarded() {
    String id = parked("cli-one");

    assertThat(as("olga").run("parked", "groups").out()).contains("cli-one");
    assertThat(as("olga").run("parked", "show", id).out()).contains("cli-one", "PARKED");
    assertThat(as("olga").run("parked", "discard", id, "--reason", "seen").exitCode()).isZero();
    assertThat(as("olga").run("parked", "discard", id, "--reason", "again").err())
        .contains("done-before");
  }

  /** What came from outside may hold what would clear a screen or turn the text around. */
  @Test
  void nothingFromOutsideCommandsTheTerminal() {
    parked("cli-\u001b[2J\u009b31m\u202Eback");

    String text = as("olga").run("parked", "groups").out();
    String json = as("olga").run("parked", "groups", "-o", "json").out();

    assertThat(text + json).contains("cli-").doesNotContain("\u001b", "\u009b", "\u202E");
    assertThat(JSON.readTree(json).at("/groups").toString()).contains("31m");
  }

  @Test
  void whoIsNotKnownIsToldHowToSayWhoItIs() {
    Run run = Cli.at(adapter.port).run("audit");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("ADAPTER_USER", "--credentials");
  }

  @Test
  void whoMayNotIsToldSo() {
    Run run = as("vera").run("pause", "default", "--reason", "x");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("You may not do that.");
  }

  @Test
  void aPasswordCanComeFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("me"), "user=olga\npassword=olga\n");

    Run run = Cli.at(adapter.port).run("audit", "--credentials", file.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void whereNoAdapterAnswersItSaysWhatToDo() {
    Run run = Cli.at(1).run("subscriptions");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("No adapter answers at http://127.0.0.1:1", "--url");
  }

  @Test
  void aPasswordDoesNotGoOverANetworkAsItIs() {
    Run run = new Cli().as("olga", "olga").run("audit", "--url", "http://adapter.example.com");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("use an https address");
  }

  @Test
  void aWordThatIsNoCommandGetsTheUsage() {
    Run run = new Cli().run("nonsense");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Usage:", "doctor", "parked");
  }

  @Test
  void anActWithoutAReasonIsNotDone() {
    Run run = as("olga").run("resume", "default");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--reason");
  }
}
