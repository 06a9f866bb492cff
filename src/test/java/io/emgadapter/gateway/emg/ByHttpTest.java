package io.emgadapter.gateway.emg;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.envelope.Authentication;
import io.emgadapter.gateway.FileStore.NewFile;
import io.emgadapter.gateway.FileStore.Stored;
import io.emgadapter.gateway.emg.bus.Authority;
import io.emgadapter.gateway.emg.bus.ConnectProxy;
import io.emgadapter.gateway.rest.call.AccessTokens;
import io.emgadapter.gateway.rest.call.CallMeters;
import io.emgadapter.gateway.rest.call.CredentialMemory;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.outbound.FileCalls;
import io.emgadapter.outbound.HttpProxy;
import io.emgadapter.simulator.rest.BlobDesk;
import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.SslBundle;

/** What belongs to the messaging gateway and is reached by HTTP goes the way of its link. */
class ByHttpTest {
  /** No name server knows it: only the proxy leads there. */
  private static final String HOST = "gateway.equinix.test";

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Authority OURS = new Authority("The company's own authority");
  private static final byte[] FILE = "%PDF-1.7\n".getBytes(US_ASCII);

  private final RestSimulator there = new RestSimulator(0, OURS.server(OURS.issue(HOST)), false);
  private final ConnectProxy proxy = new ConnectProxy(there.port());
  private final SslBundle bundle = BusRig.bundle(OURS, null);
  private final Way way =
      new Way(
          null, new HttpProxy("localhost", proxy.port(), null, null), () -> bundle, Way.GIVE_UP);

  @AfterEach
  void close() {
    proxy.close();
    there.close();
  }

  private void assertTheProxyLedThere() {
    assertThat(proxy.asked())
        .isNotEmpty()
        .allSatisfy(head -> assertThat(head.getFirst()).contains(HOST + ":443"));
  }

  @Test
  void aFileOnItsWayToTheContainer() {
    var account =
        new BlobAccount(
            "https://" + HOST + BlobDesk.CONTAINER, BlobDesk.UPLOAD_KEY, BlobDesk.DOWNLOAD_KEY);
    try (var calls = new FileCalls()) {
      var files = new BlobFiles(Map.of("default", account), _ -> calls.by(way.via()));
      Stored stored =
          files.store(
              "default",
              new NewFile("a.pdf", "application/pdf", FILE.length, new ByteArrayInputStream(FILE)),
              LONGEST);
      assertThat(stored).isInstanceOf(Stored.Kept.class);
    }
    assertThat(there.blobs().size()).isEqualTo(1);
    assertTheProxyLedThere();
  }

  @Test
  void aTokenForTheAuthenticationBlock() {
    try (var ledger = new TestLedger()) {
      AccessTokens tokens =
          AccessTokens.open(
              new Credential("default", "https://" + HOST, OAuth.CLIENT_ID, OAuth.CLIENT_SECRET),
              way.via(),
              LONGEST,
              LONGEST,
              Authentication.LONGEST_TOKEN,
              ledger.the(CredentialMemory.class),
              Clock.systemUTC(),
              new CallMeters(new SimpleMeterRegistry()));

      assertThat(tokens.renew()).isTrue();
    }
    assertTheProxyLedThere();
  }
}
