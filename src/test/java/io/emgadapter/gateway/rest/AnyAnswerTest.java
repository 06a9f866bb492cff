package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.EquinixApi;
import io.emgadapter.gateway.rest.call.EquinixClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** What every way an order can be answered, or not, means for its Task. */
@Timeout(30)
class AnyAnswerTest {
  private static final UUID TASK = new UUID(1, 2);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int HUNDRED_MB = 100 * 1024 * 1024;

  private static Outcome orderAt(String url, Duration readTimeout) {
    EquinixApi api = EquinixClient.open(url, PATIENCE, readTimeout);
    Call call =
        Call.of(
            () -> api.orderSmartHands("Bearer x", "other", JsonNodeFactory.instance.objectNode()));
    return Outcomes.created(TASK, call, List.of());
  }

  private static Outcome answered(boolean ends, RawPeer.Script script) throws IOException {
    try (RawPeer peer = new RawPeer(ends, script)) {
      return orderAt(peer.url(), PATIENCE);
    }
  }

  private static Outcome answered(String answer) throws IOException {
    return answered(true, RawPeer.text(answer));
  }

  @Test
  void anOrderNumberInASuccessOfAnyKindIsTaken() throws IOException {
    Outcome ok = answered("HTTP/1.1 200 OK|Content-Length: 25||{\"OrderNumber\":\"1-12345\"}");
    assertThat(ok)
        .isInstanceOfSatisfying(
            Answered.class,
            it -> assertThat(it.answer().orders().getFirst().servicerId()).isEqualTo("1-12345"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 201 Created|Content-Length: 0||",
        "HTTP/1.1 201 Created|Content-Length: 12||<html></html",
        "HTTP/1.1 201 Created|Content-Length: 500||{\"orderNumber\":\"1-1\"}",
        "HTTP/1.1 201 Created|Content-Encoding: gzip|Content-Length: 6||\u001f\u008b\b\0\0\0",
        "HTTP/1.1 302 Found|Location: /orders/1-1|Content-Length: 0||",
        "HTTP/1.1 408 Request Timeout|Content-Length: 0||",
        "HTTP/1.1 503 Service Unavailable|Retry-After: 1|Content-Length: 0||",
        "HTTP/1.1 2",
        "not HTTP at all||"
      })
  void whatNamesNoOrderAndRefusesNoneLeavesItOpen(String answer) throws IOException {
    assertThat(answered(answer)).isInstanceOf(Unknown.class);
  }

  @Test
  void aRefusalThatIsNoJsonIsARefusalAndQuotesNothing() throws IOException {
    Outcome refused = answered("HTTP/1.1 400 Bad Request|Content-Length: 19||<html>secret</html>");

    assertThat(refused)
        .isInstanceOfSatisfying(
            Answered.class,
            it -> assertThat(it.answer().description()).isEqualTo("HTTP status 400"));
  }

  @Test
  void anAnswerOf100MegabytesIsNotReadAndLeavesItOpen() throws IOException {
    assertThat(answered(true, AnyAnswerTest::writeMuch)).isInstanceOf(Unknown.class);
  }

  private static void writeMuch(OutputStream out) throws IOException {
    RawPeer.text("HTTP/1.1 201 Created|Content-Length: " + HUNDRED_MB + "||").write(out);
    byte[] blanks = new byte[1024 * 1024];
    Arrays.fill(blanks, (byte) ' ');
    for (int sent = 0; sent < HUNDRED_MB; sent += blanks.length) {
      out.write(blanks);
    }
  }

  @Test
  void asLittleIsReadOfASmallAnswerThatUnpacksTo100Megabytes() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[HUNDRED_MB]);
    }
    String head = "HTTP/1.1 201 Created|Content-Encoding: gzip|Content-Length: " + packed.size();
    assertThat(
            answered(
                true,
                out -> {
                  RawPeer.text(head + "||").write(out);
                  packed.writeTo(out);
                }))
        .isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 201 Cr", "HTTP/1.1 201 Created|Content-Length: 99||{\"ord"})
  void silenceAfterItWasSentLeavesItOpenInTime(String answer) throws IOException {
    assertThat(answered(false, RawPeer.text(answer))).isInstanceOf(Unknown.class);
  }

  @Test
  void aConnectionThatIsNeverTakenUpSentNothing() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 4; i++) { // more than its queue holds, so that the next gets no answer
        Socket one = new Socket();
        waiting.add(one);
        connect(one, deaf);
      }
      Outcome unsent = orderAt("http://127.0.0.1:" + deaf.getLocalPort(), PATIENCE.multipliedBy(9));
      assertThat(unsent).isInstanceOf(NotSent.class);
    } finally {
      for (Socket one : waiting) {
        one.close();
      }
    }
  }

  private static void connect(Socket socket, ServerSocket to) {
    try {
      socket.connect(to.getLocalSocketAddress(), 100);
    } catch (IOException _) {
      // The queue is full, as it should be.
    }
  }
}
