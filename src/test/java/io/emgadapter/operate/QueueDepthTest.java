package io.emgadapter.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.request.RequestSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How many messages wait is shown also where nobody listens. */
class QueueDepthTest {
  private static final String DEAD = "orders.dead";

  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final QueueDepth depth = new QueueDepth(broker(), List.of(), settings());

  private static RequestSettings settings() {
    var source = new MapConfigurationPropertySource(Map.of("emg.requests.queue", "orders"));
    return new Binder(source).bindOrCreate("emg.requests", RequestSettings.class);
  }

  private AmqpAdmin broker() {
    return (AmqpAdmin)
        Proxy.newProxyInstance(
            AmqpAdmin.class.getClassLoader(),
            new Class<?>[] {AmqpAdmin.class},
            (_, _, arguments) -> {
              RuntimeException thrown = failure.get();
              if (thrown != null) {
                throw thrown;
              }
              return new QueueInformation((String) arguments[0], 7, 0);
            });
  }

  private double shown() {
    return registry.get("emg.queue.depth").tag("queue", DEAD).gauge().value();
  }

  @Test
  void whatTheBrokerGaveUpIsShownThoughNobodyListens() {
    depth.bindTo(registry);
    assertThat(shown()).isNaN();

    depth.look();

    assertThat(shown()).isEqualTo(7);
  }

  @Test
  void anyFailureLeavesNoNumberAndTheNextLookGoesOn() {
    depth.bindTo(registry);
    depth.look();
    failure.set(new IllegalStateException("any"));

    depth.look();

    assertThat(shown()).isNaN();
    failure.set(null);
    depth.look();
    assertThat(shown()).isEqualTo(7);
  }
}
