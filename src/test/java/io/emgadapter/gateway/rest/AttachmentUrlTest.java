package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Refused;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.outbound.Peer;
import io.emgadapter.simulator.rest.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a work request names by Url. */
class AttachmentUrlTest {
  private static final String PRINTED = "https://eqixazurestorage.blob.core.windows.net";
  private static final byte[] FILE = "a plan of the rack".getBytes(StandardCharsets.UTF_8);

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private static SealedTask task(Peer host) {
    return task(host, "smarthands-0001-other");
  }

  private static SealedTask task(Peer host, String golden) {
    return task(host, Rig.task(golden));
  }

  private static SealedTask task(Peer host, SealedTask task) {
    return new SealedTask(
        task.id(),
        "default",
        task.verb(),
        task.resource(),
        task.text()
            .replace(PRINTED, host.at("").toString())
            .replace("/samplepicture.jpeg", "/samplepicture.jpeg?sig=s3cr3t"),
        null,
        task.rest());
  }

  private RestGateway gateway(Peer host, boolean allowPrivate) {
    return rig.gateway(
        new AttachmentSettings(
            List.of(host.at("").getAuthority()), allowPrivate, Duration.ofSeconds(2)));
  }

  private Outcome send(Peer host) {
    return gateway(host, true).send(List.of(task(host))).getFirst();
  }

  private void refused(Outcome outcome, String code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.problem().pointer()).matches("/body/Attachments/\\d/Url");
              assertThat(refused.problem().code()).isEqualTo(code);
              assertThat(refused.problem().message()).doesNotContain("s3cr3t", "127.0.0.1");
            });
    assertThat(rig.equinix.book().orders()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"smarthands-0001-other", "workvisit-create"})
  void aFileIsFetchedUploadedAndNamedInTheOrder(String golden) {
    try (Peer host = Peer.answering(200, FILE)) {
      Outcome sent = gateway(host, true).send(List.of(task(host, golden))).getFirst();
      assertThat(sent).isInstanceOf(Answered.class);
      assertThat(host.visits()).isEqualTo(1);
    }
    assertThat(rig.equinix.asked("/attachments/file").getFirst().text())
        .contains("a plan of the rack");
    assertThat(rig.equinix.book().orders().getFirst().body().toString())
        .contains("\"attachments\"")
        .doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 408})
  void aHostThatCannotAnswerIsAskedAgainAndNothingIsSent(int status) {
    try (Peer host = Peer.answering(status, FILE)) {
      assertThat(send(host))
          .isInstanceOfSatisfying(
              NotSent.class, not -> assertThat(not.reason()).contains("" + status));
    }
    assertThat(rig.equinix.asked("/other")).isEmpty();
  }

  @Test
  void aHostThatIsNotThereIsAskedAgainForAnHourAndThenTheTaskIsRefused() {
    Peer gone = Peer.answering(200, FILE);
    gone.close();
    SealedTask task = task(gone);
    RestGateway gateway = gateway(gone, true);
    assertThat(gateway.send(List.of(task)).getFirst())
        .isInstanceOfSatisfying(NotSent.class, not -> assertThat(not.retryAfter()).isPositive());

    rig.clock.pass(Duration.ofMinutes(61));

    refused(gateway.send(List.of(task)).getFirst(), "not-fetched");
  }

  @Test
  void whatTheTurnHasNoTimeLeftForIsAskedAgainHoweverOldTheTaskIs() {
    HttpHandler silent =
        exchange -> {
          rig.equinix.faults().hold();
          exchange.sendResponseHeaders(200, -1);
        };
    try (Peer host = new Peer(silent)) {
      AttachmentSettings patient =
          new AttachmentSettings(List.of(host.at("").getAuthority()), true, Duration.ofMinutes(1));
      SealedTask task = task(host);
      rig.clock.pass(Duration.ofMinutes(61));

      assertThat(rig.gateway(patient).send(List.of(task)).getFirst()).isInstanceOf(NotSent.class);
    } finally {
      rig.equinix.faults().release();
    }
  }

  @Test
  void anUploadThatTookTooLongIsNoRefusal() {
    rig.equinix.faults().next("/attachments/file", Fault.TIMEOUT);
    try (Peer host = Peer.answering(200, FILE)) {
      assertThat(send(host)).isInstanceOf(NotSent.class);
    }
    assertThat(rig.equinix.asked("/other")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 403, 404})
  void aFileThatIsNotThereIsRefusedAtItsPlace(int status) {
    try (Peer host = Peer.answering(status, FILE)) {
      refused(send(host), "not-fetched");
    }
  }

  @Test
  void anUpdateWhoseFileCannotBeHadChangesNothingOfItsVisit() {
    try (Peer host = Peer.answering(404, FILE)) {
      SealedTask update = task(host, Rig.aimed("workvisit-update", "1-190000000001"));
      refused(gateway(host, true).send(List.of(update)).getFirst(), "not-fetched");
    }
    assertThat(rig.equinix.asked("1-190000000001")).isEmpty();
  }

  @Test
  void aFileOfMoreThanTwoMebibytesIsRefused() {
    try (Peer host = Peer.answering(200, new byte[RemoteFiles.MOST_BYTES + 1])) {
      refused(send(host), "too-large");
    }
  }

  @Test
  void aWebPageInTheFilesPlaceIsRefused() {
    HttpHandler login =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, FILE.length);
          exchange.getResponseBody().write(FILE);
        };
    try (Peer host = new Peer(login)) {
      refused(send(host), "file-type");
    }
  }

  @Test
  void anAllowedHostInAPrivateNetworkIsNotAskedUnlessThatIsAllowedToo() {
    try (Peer host = Peer.answering(200, FILE)) {
      refused(gateway(host, false).send(List.of(task(host))).getFirst(), "not-allowed");
      assertThat(host.visits()).isZero();
    }
  }
}
