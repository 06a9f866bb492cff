package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IntakeFullTest {
  private static Sandbox sandbox;
  private static ConfigurableApplicationContext adapter;
  private static Http http;

  @BeforeAll
  static void startWithALittleIntake() {
    sandbox = Sandbox.open();
    adapter = sandbox.startAdapter(Map.of("server.port", "0", "emg.requests.capacity", "1"));
    http = new Http(Sandbox.httpPort(adapter));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void whatFindsNoRoomIsToComeAgainLaterAndWhatWaitsIsTaken() {
    List<CompletableFuture<Reply>> waiting = new ArrayList<>();
    Reply full =
        new TransactionTemplate(adapter.getBean(PlatformTransactionManager.class))
            .execute(_ -> {
              adapter.getBean(JdbcClient.class).sql("lock table request").update();
              return await().until(() -> askUntilFull(waiting), Reply::isProblem);
            });

    assertThat(full.status()).isEqualTo(503);
    assertThat(full.headers().getFirst("Retry-After")).isEqualTo("2");
    assertThat(waiting).allSatisfy(each -> assertThat(each.join().status()).isIn(202, 503));
    assertThat(waiting.stream().filter(each -> each.join().status() == 202)).hasSizeBetween(1, 2);
    assertThat(http.post(WorkRequests.smartHands("f-after")).status()).isEqualTo(202);
  }

  /** Sends one more; gives the first answer that there is. */
  private static Reply askUntilFull(List<CompletableFuture<Reply>> waiting) {
    String request = WorkRequests.smartHands("f" + waiting.size());
    waiting.add(
        CompletableFuture.supplyAsync(() -> http.post(request), Thread::startVirtualThread));
    return waiting.stream()
        .filter(CompletableFuture::isDone)
        .map(CompletableFuture::join)
        .findFirst()
        .orElse(new Reply(0, new org.springframework.http.HttpHeaders(), null));
  }
}
