package io.emgadapter.request;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.subscription.Subscriptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderRulesTest {

  private static final Reply NO_REPLY = new Reply(null, null);

  private static SenderRules rules(List<String> replyTo, Map<String, List<String>> senders) {
    return rules(replyTo, senders, false);
  }

  private static SenderRules rules(
      List<String> replyTo, Map<String, List<String>> senders, boolean requireUserId) {
    return new SenderRules(
        new RequestSettings(
            "work",
            true,
            "default",
            replyTo,
            senders,
            requireUserId,
            null,
            1000,
            1000,
            10,
            10_000,
            10,
            10),
        new Subscriptions(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "itsm.answers, itsm.answers, true",
    "itsm.answers, itsmXanswers, false",
    "itsm.answers, itsm.answers.too, false",
    "itsm.answers, Itsm.answers, false",
    "itsm.*, itsm.a.b, true",
    "itsm.*, itsm., true",
    "itsm.*, itsm, false",
    "*.answers, a.b.answers, true",
    "*.answers, answers, false",
    "a*c*e, abcde, true",
    "a*c*e, ace, true",
    "a*c*e, aec, false",
    "[a-z]+, abc, false",
    "[a-z]+, [a-z]+, true",
    "a\\Eb.*, a\\Eb.c, true",
    "a\\Eb.*, ab.c, false"
  })
  void aStarStandsForAnyCharactersAndAllElseForItself(String rule, String queue, boolean may) {
    assertThat(rules(List.of("other", rule), Map.of()).mayReplyTo(queue)).isEqualTo(may);
  }

  @Test
  void nobodyIsAnsweredWhereNoQueueIsListed() {
    assertThat(rules(List.of(), Map.of()).mayReplyTo("itsm.answers")).isFalse();
  }

  @Test
  void ourOwnQueuesAreNeverAnswered() {
    SenderRules all = rules(List.of("*", "work", "work.dead"), Map.of());

    assertThat(all.mayReplyTo("work")).isFalse();
    assertThat(all.mayReplyTo("work.dead")).isFalse();
    assertThat(all.mayReplyTo("work.other")).isTrue();
  }

  @Test
  void aQueueThatIsNotAllowedIsAProblemAndIsLeftOut() {
    var problems = new Problems();

    Reply reply = rules(List.of("itsm.*"), Map.of()).reply(new Reply("work", "c-1"), problems);

    assertThat(reply).isEqualTo(new Reply(null, "c-1"));
    assertThat(problems.list()).extracting(Problem::code).containsExactly("reply-to-not-allowed");
  }

  @Test
  void onceASenderIsListedItUsesItsSubscriptionsAndNobodyElseUsesAny() {
    SenderRules rules =
        rules(List.of(), Map.of("itsm", List.of("eu"), "none", List.of(), "all", List.of("*")));

    assertThat(grant(rules, "itsm").covers("eu")).isTrue();
    assertThat(grant(rules, "itsm").covers("us")).isFalse();
    assertThat(grant(rules, "none").covers("eu")).isFalse();
    assertThat(grant(rules, "all").covers("us")).isTrue();
    assertThat(refusal(rules, "anyone")).isEqualTo("sender-not-allowed");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aMessageWithoutUserIdIsNobodysOnceASenderIsListedOrItIsRequired(String none) {
    assertThat(refusal(rules(List.of(), Map.of("itsm", List.of("eu"))), none))
        .isEqualTo("user-id-missing");
    assertThat(refusal(rules(List.of(), Map.of(), true), none)).isEqualTo("user-id-missing");
  }

  @Test
  void whereNoSenderIsListedAllMayOrder() {
    SenderRules rules = rules(List.of(), Map.of());

    assertThat(rules.origin(null, NO_REPLY).sender()).isEqualTo("default");
    assertThat(grant(rules, "itsm").covers("eu")).isTrue();
    assertThat(grant(rules(List.of(), Map.of(), true), "itsm").covers("eu")).isTrue();
  }

  private static Grant grant(SenderRules rules, String userId) {
    Grant grant = rules.origin(userId, NO_REPLY).grant();
    assertThat(grant.refusal()).isNull();
    return grant;
  }

  private static String refusal(SenderRules rules, String userId) {
    return requireNonNull(rules.origin(userId, NO_REPLY).grant().refusal()).code();
  }
}
