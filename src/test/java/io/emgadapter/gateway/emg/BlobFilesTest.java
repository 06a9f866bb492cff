package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.emgadapter.gateway.FileStore.Fetched;
import io.emgadapter.gateway.FileStore.NewFile;
import io.emgadapter.gateway.FileStore.Place;
import io.emgadapter.gateway.FileStore.Stored;
import io.emgadapter.outbound.FileCalls;
import io.emgadapter.outbound.Peer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;

/** Whatever a storage answers, the key goes nowhere else. */
@ExtendWith(OutputCaptureExtension.class)
class BlobFilesTest {
  private static final String KEY = "sig=s3cr3t";
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final FileCalls calls = new FileCalls();

  @AfterEach
  void close() {
    calls.close();
  }

  private BlobFiles files(Peer storage) {
    var account = new BlobAccount(storage.at("/in").toString(), KEY, KEY);
    return new BlobFiles(Map.of("default", account), _ -> calls);
  }

  private Stored store(Peer storage) {
    byte[] bytes = new byte[100_000];
    return files(storage)
        .store(
            "default",
            new NewFile("a.pdf", "application/pdf", bytes.length, new ByteArrayInputStream(bytes)),
            LONGEST);
  }

  private Fetched fetch(Peer storage) throws IOException {
    return files(storage)
        .fetch(
            "default",
            new Place(null, storage.at("/out/a.pdf").toString()),
            LONGEST,
            (_, _) -> {
              throw new AssertionError("nothing was sent");
            });
  }

  private static Peer leadingTo(Peer other, int status) {
    return new Peer(exchange -> {
      exchange.getRequestBody().readAllBytes();
      String query = exchange.getRequestURI().getRawQuery();
      exchange.getResponseHeaders().set("Location", other.at("/in/a.pdf?" + query).toString());
      exchange.sendResponseHeaders(status, -1);
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aRedirectIsNotFollowed(int status, CapturedOutput output) throws IOException {
    try (Peer other = Peer.answering(200, new byte[1]);
        Peer storage = leadingTo(other, status)) {
      assertThat(store(storage)).isInstanceOf(Stored.Unavailable.class);
      assertThat(fetch(storage)).isInstanceOf(Fetched.Unavailable.class);
      assertThat(other.visits()).isZero();
    }
    assertThat(output.getAll()).doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 409, 429, 500, 503})
  void whatIsNotStoredIsAskedForAgain(int status, CapturedOutput output) {
    try (Peer storage = Peer.answering(status, new byte[0])) {
      assertThat(store(storage))
          .isInstanceOfSatisfying(
              Stored.Unavailable.class,
              it -> assertThat(it.sentence()).doesNotContain("s3cr3t", "127.0.0.1"));
      assertThat(storage.visits()).isEqualTo(1);
    }
    assertThat(output.getAll()).doesNotContain("s3cr3t");
  }

  @Test
  void aStorageThatDoesNotAnswerIsAskedForAgain(CapturedOutput output) throws IOException {
    Peer storage = Peer.answering(201, new byte[0]);
    storage.close();

    assertThat(store(storage)).isInstanceOf(Stored.Unavailable.class);
    assertThat(fetch(storage)).isInstanceOf(Fetched.Unavailable.class);
    assertThat(output.getAll()).doesNotContain("s3cr3t");
  }

  /** With the levels that the adapter has of itself, and all else at TRACE. */
  @Test
  void noLevelOfTheLogHasTheKey(CapturedOutput output) throws IOException {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Logger client = (Logger) LoggerFactory.getLogger("org.apache.hc.client5");
    Level before = root.getLevel();
    assertThat(levels().get("logging.level.org.apache.hc.client5")).isEqualTo("INFO");
    root.setLevel(Level.TRACE);
    client.setLevel(Level.INFO);
    try (Peer storage = Peer.answering(201, new byte[0])) {
      assertThat(store(storage)).isInstanceOf(Stored.Kept.class);
      assertThat(fetch(storage)).isInstanceOf(Fetched.Unavailable.class);
    } finally {
      root.setLevel(before);
      client.setLevel(null);
    }
    assertThat(output.getAll()).doesNotContain("s3cr3t");
  }

  private static Properties levels() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yaml"));
    return Objects.requireNonNull(yaml.getObject());
  }

  @Test
  void aFileThatIsGoneIsNotThere() throws IOException {
    try (Peer storage = Peer.answering(404, new byte[0])) {
      assertThat(fetch(storage)).isInstanceOf(Fetched.NotThere.class);
    }
  }
}
