package io.emgadapter.request;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.order.Problems;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a sender may do: which subscriptions it may use, and which queues it may have answered. */
public final class SenderRules {
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

  @Nullable Subscription subscription(Members members, String sender, Problems problems) {
    String named = members.optional("subscription");
    String name = named == null ? Subscription.DEFAULT : named;
    Optional<Subscription> found = subscriptions.find(name);
    if (found.isEmpty() || !mayUse(sender, name)) {
      problems.add(
          "/subscription", "not-allowed", "Name a subscription that is set up for this sender.");
      return null;
    }
    return found.get();
  }

  /** Whether a sender may order, and look, in this subscription. */
  public boolean mayUse(String sender, String subscription) {
    return limits(sender).map(allowed -> allowed.contains(subscription)).orElse(true);
  }

  /** The subscriptions that a sender is limited to; empty for one that may use all. */
  public Optional<List<String>> limits(String sender) {
    return Optional.ofNullable(settings.senders().get(sender));
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
