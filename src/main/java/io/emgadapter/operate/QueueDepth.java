package io.emgadapter.operate;

import io.emgadapter.request.QueueListener;
import io.emgadapter.request.RequestSettings;
import io.emgadapter.work.Background;
import io.emgadapter.work.Phase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.stereotype.Component;

/**
 * Gauges of how many messages wait in the queues that are listened to, and in the one for work
 * requests that the broker gave up, whoever listens to that; as the broker said last. No number
 * while it is out of reach, or has no such queue.
 */
@Component
class QueueDepth extends Background implements MeterBinder {
  private static final Duration EVERY = Duration.ofSeconds(15);

  private final AmqpAdmin broker;
  private final Set<String> queues = new LinkedHashSet<>();
  private final String requests;
  private final Map<String, Double> depths = new ConcurrentHashMap<>();
  private Thread thread = new Thread();

  QueueDepth(AmqpAdmin broker, List<QueueListener> listeners, RequestSettings requests) {
    super(Phase.DOORS);
    this.broker = broker;
    listeners.forEach(each -> queues.add(each.queue()));
    queues.add(requests.deadLetterQueue());
    this.requests = requests.queue();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String queue : queues) {
      Gauge.builder("emg.queue.depth", () -> depths.getOrDefault(queue, Double.NaN))
          .description("Messages that wait in a queue of the broker.")
          .tag("queue", queue)
          .register(registry);
    }
  }

  /** How many work requests wait; null where that is not known. */
  @Nullable Long requests() {
    Double depth = depths.get(requests);
    return depth == null || depth.isNaN() ? null : depth.longValue();
  }

  private void run() {
    try {
      while (isRunning()) {
        look();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      depths.clear();
    }
  }

  /** Asks for each queue once. */
  void look() {
    queues.forEach(this::ask);
  }

  private void ask(String queue) {
    try {
      QueueInformation told = broker.getQueueInfo(queue);
      depths.put(queue, told == null ? Double.NaN : told.getMessageCount());
    } catch (RuntimeException e) { // who listens to it says so
      depths.remove(queue);
    }
  }

  @Override
  protected void begin() {
    thread = Thread.ofPlatform().name("queue depth").daemon().start(this::run);
  }

  /** Does not wait: asking changes nothing. */
  @Override
  protected void end() {
    thread.interrupt();
  }
}
