package io.emgadapter.endtoend;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.emgadapter.ledger.CountingDataSource;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestSimulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** What an instance that has nothing to do asks of its database. */
class IdleTest {
  private static final Duration WATCHED = Duration.ofSeconds(15);
  private static final int A_SECOND = 2;

  /** Puts a counter between the pool and its database. */
  static final class Beans {
    @Bean
    static BeanPostProcessor counted() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
          if (bean instanceof HikariDataSource pool) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(pool.getJdbcUrl());
            pool.setDataSource(new CountingDataSource(database));
          }
          return bean;
        }
      };
    }
  }

  private static Map<String, Object> settings(RestSimulator rest) {
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", "0");
    all.put("spring.main.sources", Beans.class.getName());
    all.put("emg.webhooks.itsm.url", "https://itsm.example/hook");
    all.put("emg.webhooks.itsm.secret", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    for (String name : List.of("one", "two", "three")) {
      String prefix = "emg.subscriptions." + name + ".";
      all.put(prefix + "route.default", "rest");
      all.put(prefix + "rest.base-url", rest.baseUrl());
      all.put(prefix + "rest.client-id", OAuth.CLIENT_ID);
      all.put(prefix + "rest.client-secret", OAuth.CLIENT_SECRET);
    }
    return all;
  }

  @Test
  void anIdleInstanceAsksItsDatabaseTwiceASecondAtMost() {
    try (RestSimulator rest = new RestSimulator();
        Sandbox sandbox = Sandbox.open()) {
      ConfigurableApplicationContext adapter = sandbox.startAdapter(settings(rest));
      CountingDataSource database =
          (CountingDataSource) adapter.getBean(HikariDataSource.class).getDataSource();
      await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
      int before = database.statements();

      await().atMost(Duration.ofMinutes(1)).pollDelay(WATCHED).until(() -> true);

      List<String> asked = database.texts().subList(before, database.statements());
      assertThat(asked.size())
          .as(() -> asked.stream().collect(groupingBy(text -> text, counting())).toString())
          .isLessThanOrEqualTo(Math.toIntExact(WATCHED.toSeconds()) * A_SECOND);
    }
  }
}
