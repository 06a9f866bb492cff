package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.access.HttpSettings;
import io.emgadapter.request.RequestSettings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A name that people choose binds as it is written, or the start is refused. */
class NamesAsWrittenTest {
  private final Starts starts = new Starts().without("spring.datasource.url");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "svc",
        "Svc-Corp",
        "svc_corp",
        "svc@corp",
        "svc/corp",
        "sväc",
        "[svc@corp]",
        "[a.b_c]"
      })
  void orTheStartSaysToWriteItInBrackets(String written) {
    String meant = written.replaceAll("[\\[\\]]", "");
    String name = written.startsWith("[") ? written : "." + written;
    var source =
        new MapConfigurationPropertySource(
            Map.of(
                "emg.requests.senders" + name, "eu", "emg.http.users" + name + ".roles", "viewer"));
    Binder binder = new Binder(source);
    Set<String> senders =
        binder.bind("emg.requests", RequestSettings.class).get().senders().keySet();
    Set<String> users = binder.bind("emg.http", HttpSettings.class).get().users().keySet();

    if (!senders.equals(Set.of(meant)) || !users.equals(Set.of(meant))) {
      assertThat(starts.with("emg.requests.senders" + name, "eu").refusal())
          .anyMatch(wrong -> wrong.problem().contains("brackets"));
    }
  }
}
