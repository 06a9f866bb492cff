package io.emgadapter.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.relay.WebhookRig.Post;
import io.emgadapter.relay.WebhookRig.Receiver;
import io.emgadapter.subscription.UnusableSettings;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a receiver gets, and what its answer means. */
class WebhookTest {
  private final WebhookRig rig = new WebhookRig("w");

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  /** As a receiver does it, by the convention's text and with nothing of ours. */
  private static String expected(Post post, String base64Key) throws Exception {
    String signed =
        post.headers().get("webhook-id")
            + "."
            + post.headers().get("webhook-timestamp")
            + "."
            + post.body();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64Key), "HmacSHA256"));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  @Test
  void anEventComesSignedUnderItsIdInItsOrderWithTheBodyOfTheBroker() throws Exception {
    Receiver receiver = rig.receiver(_ -> 204);
    rig.ended("r1");
    rig.relay("w", receiver);
    rig.deliveries("w", "DELIVERED", "DELIVERED");

    assertThat(receiver.posts).hasSize(2);
    for (Post post : receiver.posts) {
      JsonNode event = new JsonMapper().readTree(post.body());
      assertThat(post.headers())
          .containsEntry("webhook-id", event.path("id").asString())
          .containsEntry("content-type", "application/cloudevents+json; charset=utf-8")
          .containsEntry(
              "webhook-signature", expected(post, WebhookRig.SECRET.substring("whsec_".length())));
    }
    assertThat(receiver.posts.stream().map(p -> new JsonMapper().readTree(p.body())))
        .extracting(event -> event.path("type").asString())
        .containsExactly("io.emgadapter.task.acknowledged", "io.emgadapter.request.completed");
  }

  @Test
  void whileASecretIsChangedThereIsASignatureOfEach() throws Exception {
    Receiver receiver = rig.receiver(_ -> 200);
    String other =
        Base64.getEncoder().encodeToString("another secret of 32 bytes here.".getBytes(UTF_8));
    rig.ended("r1");
    rig.relay("w", receiver, WebhookRig.SECRET, "whsec_" + other);
    rig.deliveries("w", "DELIVERED", "DELIVERED");

    Post post = receiver.posts.getFirst();
    assertThat(post.headers().get("webhook-signature").split(" "))
        .containsExactly(
            expected(post, WebhookRig.SECRET.substring("whsec_".length())), expected(post, other));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 404, 500})
  void whatIsNotTakenFailsAndWhatFollowsWaits(int status) {
    Receiver receiver = rig.receiver(_ -> status);
    rig.ended("r1");
    rig.relay("w", receiver);
    rig.deliveries("w", "DUE 1 " + status, "DUE 0");
    assertThat(receiver.posts).hasSize(1);
  }

  @Test
  void aRedirectIntoAPrivateNetworkIsNotFollowed() {
    Receiver inside = rig.receiver(_ -> 200);
    try (var outside =
        new io.emgadapter.outbound.Peer(exchange -> {
          exchange.getResponseHeaders().set("Location", inside.peer.at("/").toString());
          exchange.sendResponseHeaders(307, -1);
        })) {
      rig.ended("r1");
      rig.relay("w", outside.at("/").toString(), true);
      rig.deliveries("w", "DUE 1 307", "DUE 0");
    }
    assertThat(inside.posts).isEmpty();
  }

  @Test
  void aPrivateAddressIsNotConnectedToUnlessAllowed() {
    Receiver receiver = rig.receiver(_ -> 200);
    String https = receiver.peer.at("/").toString().replace("http:", "https:");
    rig.ended("r1");
    rig.relay("w", https, false);
    rig.deliveries("w", "DUE 1 address not allowed", "DUE 0");
    assertThat(receiver.peer.visits()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "w, http://example.com/, whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz, url",
    "w, https://u:p@example.com/, whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz, url",
    "w, not a url, whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz, url",
    "a/b, https://example.com/, whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz, url",
    "w, https://example.com/, MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz, secret",
    "w, https://example.com/, whsec_c2hvcnQ=, secret",
    "w, https://example.com/, whsec_!!!!, secret"
  })
  void settingsThatCannotWorkStopTheStartAndAreNotQuoted(
      String name, String url, String secret, String setting) {
    assertThatThrownBy(() -> rig.relay(name, url, false, secret))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith("emg.webhooks." + name + "." + setting)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret).doesNotContain(url));
  }
}
