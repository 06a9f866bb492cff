package io.emgadapter.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.access.HttpSettings;
import io.emgadapter.gateway.FileStores;
import io.emgadapter.gateway.emg.BlobAccount;
import io.emgadapter.gateway.emg.BlobFiles;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.files.FindHandles;
import io.emgadapter.ledger.files.Handle;
import io.emgadapter.ledger.files.Handle.Owner;
import io.emgadapter.ledger.files.KeepHandle;
import io.emgadapter.ledger.upkeep.Purge;
import io.emgadapter.order.Resource;
import io.emgadapter.outbound.FileCalls;
import io.emgadapter.simulator.rest.BlobDesk;
import io.emgadapter.simulator.rest.RestSimulator;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is no file that Equinix takes is not handed on, and nothing is kept of it. */
class FileDoorTest {
  private static final byte[] PDF = "%PDF-1.7 a plan".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST = 5 * 1024 * 1024;

  private final RestSimulator equinix = new RestSimulator();
  private final TestLedger ledger = new TestLedger();
  private final FileCalls calls = new FileCalls();

  @AfterEach
  void close() {
    calls.close();
    ledger.close();
    equinix.close();
  }

  private FileDoor door(Map<String, BlobAccount> accounts) {
    return new FileDoor(
        new FileStores(List.of(new BlobFiles(accounts, _ -> calls))),
        ledger.the(KeepHandle.class),
        new FileSettings(Duration.ofSeconds(30), 2),
        new HttpSettings(Map.of(), Duration.ofSeconds(10), null));
  }

  private Handle post(String name, MockHttpServletRequest http) throws IOException {
    var account =
        new BlobAccount(equinix.baseUrl() + BlobDesk.CONTAINER, BlobDesk.UPLOAD_KEY, null);
    return take(door(Map.of("default", account)), name, http);
  }

  private static Handle take(FileDoor door, String name, MockHttpServletRequest http)
      throws IOException {
    return door.take(
        http, Caller.local("anna"), Reading.subscription(), Resource.SMART_HANDS, name);
  }

  /** A body of another length than it says. */
  private static MockHttpServletRequest body(byte[] bytes, long announced) {
    return new MockHttpServletRequest() {
      @Override
      public long getContentLengthLong() {
        return announced;
      }

      @Override
      public ServletInputStream getInputStream() {
        return new DelegatingServletInputStream(new java.io.ByteArrayInputStream(bytes));
      }
    };
  }

  private void refused(String name, MockHttpServletRequest http, int status, String words) {
    HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> post(name, http));
    assertThat(problem.getStatusCode().value()).as(String.valueOf(problem)).isEqualTo(status);
    assertThat(problem.getBody().getDetail()).contains(words);
    assertThat(equinix.blobs().size()).isZero();
    assertThat(
            ledger
                .the(JdbcClient.class)
                .sql("select count(*) from attachment")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aFileIsHandedOnAndItsHandleIsItsSendersAlone() throws IOException {
    Handle handle = post("Plan of rack.pdf", body(PDF, PDF.length));

    var find = ledger.the(FindHandles.class);
    assertThat(find.of(new Owner("default", "anna"), List.of(handle.id(), "none")))
        .containsExactly(Map.entry(handle.id(), handle));
    assertThat(find.of(new Owner("default", "berta"), List.of(handle.id()))).isEmpty();
    assertThat(find.of(new Owner("second", "anna"), List.of(handle.id()))).isEmpty();
    assertThat(handle.type()).isEqualTo("application/pdf");
    assertThat(handle.url()).matches(".*/emg-files/Plan_of_rack-[0-9a-f-]{36}\\.pdf");
    assertThat(equinix.asked(BlobDesk.CONTAINER))
        .singleElement()
        .satisfies(asked -> {
          assertThat(asked.bytes()).isEqualTo(PDF);
          assertThat(handle.url()).endsWith(asked.path());
        });
  }

  @Test
  void theSameFileAgainHasAnotherHandle() throws IOException {
    Handle first = post("plan.pdf", body(PDF, PDF.length));

    assertThat(post("plan.pdf", body(PDF, PDF.length)).id()).isNotEqualTo(first.id());
    assertThat(equinix.blobs().size()).isEqualTo(2);
  }

  @Test
  void retentionForgetsHandles() throws IOException {
    post("plan.pdf", body(PDF, PDF.length));
    Purge purge = ledger.the(Purge.class);

    assertThat(purge.attachments(Duration.ofDays(1), 10)).isZero();
    assertThat(purge.attachments(Duration.ofMinutes(-1), 10)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "plan.exe, 422, .pdf",
    "plan, 422, ends in one of",
    "plan.png, 422, content",
    "../plan.pdf, 400, without a path",
    "' ', 400, filename",
  })
  void theContentMustBeWhatTheNameSays(String name, int status, String words) {
    refused(name, body(PDF, PDF.length), status, words);
  }

  @Test
  void theSizeIsSaidBeforeAndIsLimited() {
    refused("plan.pdf", body(PDF, -1), 411, "Content-Length");
    refused("plan.pdf", body(new byte[0], 0), 422, "empty");
    refused("plan.pdf", body(PDF, MOST + 1L), 413, "Send at most " + MOST + " bytes");
  }

  @Test
  void aFileThatIsNotAsLongAsItSaysEndsTheConnectionToEquinix() {
    byte[] large = java.util.Arrays.copyOf(PDF, 3_000_000);

    refused("plan.pdf", body(large, large.length + 1), 400, "as many bytes");
    refused("plan.pdf", body(large, large.length - 1), 400, "as many bytes");
  }

  @Test
  void withoutAContainerTheSettingIsNamed() {
    HttpProblem problem =
        catchThrowableOfType(
            HttpProblem.class, () -> take(door(Map.of()), "plan.pdf", body(PDF, PDF.length)));

    assertThat(problem.getStatusCode().value()).isEqualTo(501);
    assertThat(problem.getBody().getDetail()).contains("emg.subscriptions.default.blob.container");
  }
}
