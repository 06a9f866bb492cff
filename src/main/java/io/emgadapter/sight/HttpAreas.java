package io.emgadapter.sight;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Keeps the series of {@code http.server.requests} few, however many paths the API and the console
 * have: a path counts by its first part, such as {@code /work-requests}, and what only repeats the
 * status is left out.
 */
@Component
final class HttpAreas implements MeterFilter {
  private static final String NAME = "http.server.requests";
  private static final String PATH = "uri";
  private static final Set<String> LEFT_OUT = Set.of("error", "exception", "outcome");

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!id.getName().equals(NAME)) {
      return id;
    }
    List<Tag> tags =
        id.getTags().stream()
            .filter(tag -> !LEFT_OUT.contains(tag.getKey()))
            .map(tag -> tag.getKey().equals(PATH) ? Tag.of(PATH, area(tag.getValue())) : tag)
            .toList();
    return id.replaceTags(tags);
  }

  private static String area(String path) {
    int end = path.indexOf('/', 1);
    return end < 0 ? path : path.substring(0, end);
  }
}
