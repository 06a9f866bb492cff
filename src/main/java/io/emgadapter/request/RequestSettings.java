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
 * @param queue the queue of work requests
 * @param declare whether the adapter declares its queues and exchange, or only checks that they are
 *     there
 * @param sender who asks, where neither a user nor an AMQP {@code user-id} says so
 * @param replyTo queues that a sender may name in {@code reply_to}; {@code *} stands for any
 *     characters
 * @param senders by AMQP {@code user-id}, the subscriptions that it may use, {@code *} for all;
 *     once one is named here, no other may order by the queue
 * @param requireUserId whether a message without {@code user-id} is turned away even if no sender
 *     is named
 * @param digestKey a secret of any length that keys the digests of requests, so that they tell
 *     nothing of the content; the same for all instances, for ever
 * @param maxBytes a work request without inline attachments may be this long
 * @param maxBytesWithAttachments a work request with inline attachments may be this long
 * @param capacity so many requests wait for the ledger at most; then HTTP answers 503
 * @param capacityBytes and so many bytes
 * @param batch so many go into one transaction at most
 * @param prefetch so many messages the broker may have sent that are not settled
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
