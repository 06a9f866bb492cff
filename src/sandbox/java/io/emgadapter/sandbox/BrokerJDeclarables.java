package io.emgadapter.sandbox;

import java.util.HashMap;
import java.util.Map;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.DeclarableCustomizer;
import org.springframework.amqp.core.Queue;

/**
 * Says RabbitMQ's queue arguments in Broker-J's words, for those that it knows: single active
 * consumer, dead letters, length and time to live. Give it to a {@code RabbitAdmin} as a bean.
 *
 * <p>A message that is rejected goes to its dead letter queue at once and keeps its routing key, so
 * a dead letter exchange is only right where its queues are bound by that key. The dead letter
 * queue or exchange must be declared first. A limit of deliveries is not translated: Broker-J
 * counts none when a message is put back.
 */
public final class BrokerJDeclarables implements DeclarableCustomizer {

  @Override
  public Declarable apply(Declarable declarable) {
    return declarable instanceof Queue queue ? translated(queue) : declarable;
  }

  private static Queue translated(Queue queue) {
    return new Queue(
        queue.getActualName(),
        queue.isDurable(),
        queue.isExclusive(),
        queue.isAutoDelete(),
        arguments(queue.getArguments()));
  }

  private static Map<String, Object> arguments(Map<String, Object> rabbit) {
    var qpid = new HashMap<String, Object>();
    // Without it a rejected message would come again for ever.
    qpid.put("maximumDeliveryAttempts", 1);
    deadLetters(rabbit, qpid);
    copy(rabbit, "x-single-active-consumer", qpid, "x-single-active-consumer");
    copy(rabbit, "x-max-length", qpid, "maximumQueueDepthMessages");
    copy(rabbit, "x-message-ttl", qpid, "maximumMessageTtl");
    if ("reject-publish".equals(rabbit.get("x-overflow"))) {
      qpid.put("overflowPolicy", "REJECT");
    }
    return qpid;
  }

  private static void deadLetters(Map<String, Object> rabbit, Map<String, Object> qpid) {
    Object exchange = rabbit.get("x-dead-letter-exchange");
    if (exchange != null) {
      Object queue = rabbit.get("x-dead-letter-routing-key");
      qpid.put("alternateBinding", Map.of("destination", "".equals(exchange) ? queue : exchange));
    }
  }

  private static void copy(
      Map<String, Object> from, String theirs, Map<String, Object> to, String ours) {
    if (from.containsKey(theirs)) {
      to.put(ours, from.get(theirs));
    }
  }
}
