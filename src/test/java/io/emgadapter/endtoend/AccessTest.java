package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.subscription.UnusableSettings;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class AccessTest {
  private static Sandbox sandbox;
  private static Http nobody;

  @BeforeAll
  static void startWithUsers() {
    sandbox = Sandbox.open();
    ConfigurableApplicationContext adapter =
        sandbox.startAdapter(
            Map.of(
                "server.port", "0",
                "emg.http.users.anna.password", "{noop}pass ü:word",
                "emg.http.users.anna.roles", "sender",
                "emg.http.users.berta.password",
                    "{bcrypt}" + new BCryptPasswordEncoder(4).encode("word"),
                "emg.http.users.berta.roles", "sender",
                "emg.http.users.berta.subscriptions", "account-of-berta"));
    nobody = new Http(Sandbox.httpPort(adapter));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/work-requests/c1", "/tasks/x", "/orders/1-0", "/actuator/metrics", "/x"})
  void whoSaysNoNameSeesNothing(String path) {
    Reply reply = nobody.get(path);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.headers().getFirst("WWW-Authenticate")).startsWith("Basic");
  }

  @Test
  void theContractIsForEverybody() {
    assertThat(nobody.get("/contract").status()).isEqualTo(200);
    assertThat(nobody.get("/contract/work-request.schema.json").status()).isEqualTo(200);
  }

  @Test
  void whoSaysNoNameOrAWrongPasswordOrdersNothing() {
    assertThat(nobody.post(WorkRequests.smartHands("c1")).status()).isEqualTo(401);
    assertThat(nobody.as("anna", "word").post(WorkRequests.smartHands("c1")).status())
        .isEqualTo(401);
    assertThat(nobody.as("anna", "pass ü:word").get("/work-requests/c1").status()).isEqualTo(404);
  }

  @Test
  void theUserIsTheSender() {
    Http anna = nobody.as("anna", "pass ü:word");

    assertThat(anna.post(WorkRequests.smartHands("c2")).status()).isEqualTo(202);

    assertThat(anna.get("/work-requests/c2").body().path("sender").asString()).isEqualTo("anna");
  }

  @Test
  void whoIsLimitedToSubscriptionsOrdersForNoOther() {
    Reply reply = nobody.as("berta", "word").post(WorkRequests.smartHands("c3"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("/subscription not-allowed");
  }

  @Test
  void whetherItIsReadyMayBeAskedByAnybody() {
    assertThat(nobody.get("/actuator/health/readiness").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.2"})
  void withoutUsersNobodyButThisHostIsListenedTo(String address) {
    assertThatThrownBy(
            () -> sandbox.startAdapter(Map.of("server.port", "0", "server.address", address)))
        .rootCause()
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith("server.address: ")
        .hasMessageContaining("emg.http.users");
  }

  @Test
  void aPasswordThatDoesNotSayHowItIsStoredStopsTheStart() {
    assertThatThrownBy(
            () -> sandbox.startAdapter(Map.of("server.port", "0", "emg.http.users.carl.password", "s3cret")))
        .rootCause()
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith("emg.http.users.carl.password: ")
        .hasMessageNotContaining("s3cret");
  }
}
