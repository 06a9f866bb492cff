package io.emgadapter.sight;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpAreasTest {
  private static List<String> labels(String name, String path) {
    Tags tags =
        Tags.of("method", "GET", "status", "200", "uri", path)
            .and("outcome", "SUCCESS", "error", "none", "exception", "none");
    Meter.Id id = new Meter.Id(name, tags, null, null, Meter.Type.TIMER);
    return new HttpAreas()
        .map(id).getTags().stream().map(tag -> tag.getKey() + "=" + tag.getValue()).toList();
  }

  @Test
  void aPathCountsByItsFirstPart() {
    assertThat(labels("http.server.requests", "/work-requests/{id}/timeline"))
        .containsExactly("method=GET", "status=200", "uri=/work-requests");
    assertThat(labels("http.server.requests", "/audit")).contains("uri=/audit");
    assertThat(labels("http.server.requests", "/")).contains("uri=/");
    assertThat(labels("http.server.requests", "UNKNOWN")).contains("uri=UNKNOWN");
  }

  @Test
  void otherMetricsKeepTheirLabels() {
    assertThat(labels("http.client.requests", "/a/b")).contains("uri=/a/b", "outcome=SUCCESS");
  }
}
