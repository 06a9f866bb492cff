package io.emgadapter.gateway.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.emgadapter.gateway.FileStore;
import io.emgadapter.gateway.FileStore.Fetched;
import io.emgadapter.gateway.FileStore.NewFile;
import io.emgadapter.gateway.FileStore.Place;
import io.emgadapter.gateway.FileStore.Stored;
import io.emgadapter.gateway.FileStore.Stored.Kept;
import io.emgadapter.gateway.RestStanding;
import io.emgadapter.gateway.RestStanding.State;
import io.emgadapter.order.Resource;
import io.emgadapter.outbound.FileCalls;
import io.emgadapter.simulator.rest.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files at Equinix's Attachments API. */
class RestFilesTest {
  private static final byte[] FILE = "%PDF-1.7\r\n--\r\na plan\r\n".getBytes(UTF_8);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Rig rig = new Rig();
  private final FileCalls calls = new FileCalls();
  private final RestGateway gateway = rig.gateway(rig.clock);
  private final FileStore files = gateway.files(calls);

  @AfterEach
  void close() {
    calls.close();
    rig.close();
  }

  private Stored store(String name) {
    return files.store(
        "default",
        new NewFile(name, "application/pdf", FILE.length, new ByteArrayInputStream(FILE)),
        LONGEST);
  }

  private byte[] fetch(String id) throws IOException {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    Fetched fetched =
        files.fetch(
            "default", new Place(id, null), LONGEST, (content, _) -> content.transferTo(got));
    assertThat(fetched).isInstanceOf(Fetched.Done.class);
    return got.toByteArray();
  }

  @Test
  void aFileIsStoredToTheByteAndFetchedAgain() throws IOException {
    Kept kept = (Kept) store("Plan \"größer\".pdf");

    assertThat(kept.url()).isNull();
    assertThat(kept.name()).isEqualTo("Plan %22größer%22.pdf");
    assertThat(rig.equinix.files().find(kept.id()).orElseThrow().bytes()).isEqualTo(FILE);
    assertThat(fetch(kept.id())).isEqualTo(FILE);
  }

  @Test
  void aShortNameIsMadeLongEnough() {
    assertThat(((Kept) store("a.p" + "df")).name()).isEqualTo("a.pdf");
    assertThat(((Kept) store("x".repeat(200) + ".pdf")).name()).hasSize(100).endsWith(".pdf");
  }

  @Test
  void aStreamIsNotSentTwiceAndTheNextOneHasAnotherToken() {
    store("plan.pdf");
    rig.equinix.oauth().forgetTokens();

    assertThat(store("plan.pdf")).isInstanceOf(Stored.Unavailable.class);
    assertThat(store("plan.pdf")).isInstanceOf(Kept.class);
    assertThat(rig.equinix.asked("/attachments/file")).hasSize(3);
  }

  @Test
  void aFetchIsRepeatedWithAnotherToken() throws IOException {
    String id = rig.equinix.files().put("photo.jpg", FILE);
    store("plan.pdf");
    rig.equinix.oauth().forgetTokens();

    assertThat(fetch(id)).isEqualTo(FILE);
  }

  @Test
  void whatEquinixRefusesIsRefused() {
    rig.equinix.faults().next("/attachments/file", Fault.REFUSED);

    assertThat(store("plan.pdf")).isInstanceOf(Stored.Refused.class);
  }

  @Test
  void anOutageIsForLater() {
    for (Fault fault : new Fault[] {Fault.ERROR_BEFORE, Fault.TOO_MANY, Fault.SILENT_BEFORE}) {
      rig.equinix.faults().next("/attachments/file", fault);
      assertThat(store("plan.pdf")).as(fault.name()).isInstanceOf(Stored.Unavailable.class);
      rig.clock.pass(Duration.ofMinutes(10));
    }
  }

  @Test
  void anUploaderThatBreaksOffSaysNothingAboutEquinix() {
    assertThat(store("plan.pdf")).isInstanceOf(Kept.class);
    for (int twice = 1; twice <= 2; twice++) {
      var broken = new SequenceInputStream(new ByteArrayInputStream(FILE), new Broken());
      NewFile file = new NewFile("plan.pdf", "application/pdf", 2L * FILE.length, broken);
      assertThat(files.store("default", file, LONGEST)).isInstanceOf(Stored.Unavailable.class);
    }
    assertThat(standing().state()).isEqualTo(State.WORKS);
    assertThat(standing().cause()).isNull();
  }

  @Test
  void aDownloaderThatLeavesSaysNothingAboutEquinix() throws IOException {
    String id = rig.equinix.files().put("photo.jpg", FILE);
    assertThat(fetch(id)).isEqualTo(FILE);
    for (int twice = 1; twice <= 2; twice++) {
      assertThatIOException()
          .isThrownBy(() ->
              files.fetch(
                  "default",
                  new Place(id, null),
                  LONGEST,
                  (_, _) -> {
                    throw new IOException("the user has left");
                  }))
          .withMessage("a file was not taken to its end");
    }
    assertThat(standing().state()).isEqualTo(State.WORKS);
    assertThat(standing().cause()).isNull();
  }

  @Test
  void whereNoAnswerComesItIsEquinixs() throws IOException {
    String id = rig.equinix.files().put("photo.jpg", FILE);
    for (int twice = 1; twice <= 2; twice++) {
      rig.equinix.faults().next("/file", Fault.SILENT_AFTER);
      assertThat(files.fetch("default", new Place(id, null), LONGEST, (in, _) -> in.readAllBytes()))
          .isInstanceOf(Fetched.Unavailable.class);
    }
    assertThat(standing().isDown()).isTrue();
  }

  private RestStanding standing() {
    return gateway.accounts().standing("default").orElseThrow();
  }

  /** Whoever sends has left. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the user has left");
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      throw new IOException("the user has left");
    }
  }

  @Test
  void aFileThatEquinixDoesNotHaveIsNotThere() throws IOException {
    for (String id : new String[] {"none", "../../oauth2/v1/token", "a b", ""}) {
      assertThat(
              files.fetch(
                  "default",
                  new Place(id, null),
                  LONGEST,
                  (_, _) -> {
                    throw new AssertionError("there is none");
                  }))
          .isInstanceOf(Fetched.NotThere.class);
    }
    assertThat(rig.equinix.asked("/token/file")).isEmpty();
  }

  @Test
  void itsLimitsAreThoseOfTheApi() {
    assertThat(files.most(Resource.SMART_HANDS)).isEqualTo(2L << 20);
    assertThat(files.most(Resource.WORK_VISIT)).isEqualTo(10L << 20);
    assertThat(files.wrong("a.pptx")).isPresent();
    assertThat(files.wrong("a.pdf")).isEmpty();
    assertThat(files.isSetUp("another")).isFalse();
  }
}
