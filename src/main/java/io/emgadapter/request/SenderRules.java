package io.emgadapter.request;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a sender may do: which subscriptions it may use, and which queues it may name for replies.
 */
final class SenderRules {
  /** In the place of a subscription: all of them. */
  private static final String EVERY = "*";

  private final RequestSettings settings;
  private final Subscriptions subscriptions;
  private final List<Pattern> replyQueues;

  SenderRules(RequestSettings settings, Subscriptions subscriptions) {
    this.settings = settings;
    this.subscriptions = subscriptions;
    this.replyQueues =
        settings.replyTo().stream()
            .map(name -> Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q")))
            .toList();
  }

  /**
   * Who sent a message, as far as the broker vouches for it.
   *
   * @param userId the AMQP {@code user-id}, which the broker compares with the connected user; null
   *     or blank if there is none
   */
  Origin origin(@Nullable String userId, Reply reply) {
    String sender = userId == null || userId.isBlank() ? null : userId;
    return new Origin(sender == null ? settings.sender() : sender, grant(sender), reply);
  }

  private Grant grant(@Nullable String sender) {
    boolean limited = !settings.senders().isEmpty();
    if (sender == null) {
      return limited || settings.requireUserId()
          ? Grant.none(
              Grant.USER_ID_MISSING,
              "Publish with the AMQP property user-id, set to the user of your connection.")
          : Grant.ALL;
    }
    if (!limited) {
      return Grant.ALL;
    }
    List<String> allowed = settings.senders().get(sender);
    if (allowed == null) {
      return Grant.none(
          "sender-not-allowed",
          "Have this user-id listed in emg.requests.senders, with the subscriptions it may use.");
    }
    return allowed.contains(EVERY) ? Grant.ALL : Grant.only(Set.copyOf(allowed));
  }

  @Nullable Subscription subscription(RequestFields members, Grant grant, Problems problems) {
    String named = members.optional("subscription");
    String name = named == null ? Subscription.DEFAULT : named;
    if (grant.refusal() instanceof Problem refusal) {
      problems.add(refusal.pointer(), refusal.code(), refusal.message());
      return null;
    }
    Optional<Subscription> found = subscriptions.find(name);
    if (found.isEmpty() || !grant.covers(name)) {
      problems.add(
          "/subscription", "not-allowed", "Name a subscription that is set up for this sender.");
      return null;
    }
    return found.get();
  }

  /** The reply as it may be given; a queue that is not allowed is a problem, and is left out. */
  Reply reply(Reply wanted, Problems problems) {
    if (wanted.queue() == null || mayReplyTo(wanted.queue())) {
      return wanted;
    }
    problems.add(
        "",
        "reply-to-not-allowed",
        "Send with a reply_to that the setting emg.requests.reply-to lists.");
    return new Reply(null, wanted.correlationId());
  }

  /** Whether a sender may have copies of events sent to this queue. */
  boolean mayReplyTo(String queue) {
    boolean own = queue.equals(settings.queue()) || queue.equals(settings.deadLetterQueue());
    return !own && replyQueues.stream().anyMatch(name -> name.matcher(queue).matches());
  }
}
