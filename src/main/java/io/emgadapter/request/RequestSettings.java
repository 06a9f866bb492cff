package io.emgadapter.request;

import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How work requests come in. Settings {@code emg.requests.*}.
 *
 * @param queue the queue of work requests; what the broker gives up goes to {@code <queue>.dead}
 * @param declare whether the adapter declares its queues and its exchange; with {@code false} it
 *     only checks that they exist
 * @param sender who the sender is, where neither a user nor an AMQP {@code user-id} says so
 * @param replyTo the queues that a sender may name in {@code reply_to}; {@code *} stands for any
 *     characters
 * @param senders by AMQP {@code user-id}: the subscriptions that this sender may use, {@code *} for
 *     all; as soon as one sender is listed, no other may order through the queue
 * @param requireUserId whether a message without {@code user-id} is rejected even if no sender is
 *     listed
 * @param digestKey a secret of any length that keys the digests of requests, by which a repetition
 *     is recognised; set it before the first request, use the same one in all instances, and never
 *     change it
 * @param maxBytes the most bytes of a work request without inline attachments
 * @param maxBytesWithAttachments the most bytes of a work request with inline attachments
 * @param capacity the most requests that wait for the ledger; beyond that HTTP answers 503
 * @param capacityBytes the most bytes of the requests that wait for the ledger
 * @param batch the most requests that one transaction accepts; 1 to 1000
 * @param prefetch the most messages that the broker sends ahead without a settlement
 */
@ConfigurationProperties("emg.requests")
public record RequestSettings(
    @DefaultValue("emg.work-requests") String queue,
    @DefaultValue("true") boolean declare,
    @DefaultValue("default") String sender,
    @DefaultValue List<String> replyTo,
    @DefaultValue Map<String, List<String>> senders,
    @DefaultValue("false") boolean requireUserId,
    @Nullable String digestKey,
    @DefaultValue("524288") int maxBytes,
    @DefaultValue("2097152") int maxBytesWithAttachments,
    @DefaultValue("2000") int capacity,
    @DefaultValue("67108864") long capacityBytes,
    @DefaultValue("200") int batch,
    @DefaultValue("200") int prefetch) {

  /** The queue that catches what the broker itself gives up. */
  public String deadLetterQueue() {
    return queue + ".dead";
  }

  /** Longer messages are not even read. */
  int mostBytes() {
    return Math.max(maxBytes, maxBytesWithAttachments);
  }

  @Override
  public String toString() {
    return "RequestSettings[" + queue + "]";
  }

  /** What is to be noticed of the settings of the doors. */
  @Configuration(proxyBeanMethods = false)
  static class RequestRules {

    @Bean
    static SettingsRule rulesOfRequest(RequestSettings settings) {
      return verdict -> {
        verdict.batch("emg.requests.batch", settings.batch());
        String key = settings.digestKey();
        if (key == null || key.isBlank()) {
          verdict.notice(
              "emg.requests.digest-key is not set: whoever reads the ledger can try out what a"
                  + " request said. Set it before the first request and keep it");
        }
      };
    }
  }
}
