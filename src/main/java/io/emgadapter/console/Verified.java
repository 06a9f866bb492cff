package io.emgadapter.console;

import io.emgadapter.http.AgainController.VerifiedAgain;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What came of verifying again. It stands in the address of the page that the command leads to, so
 * that this page can be loaded again without giving the command again.
 */
final class Verified {
  private Verified() {}

  /** Leads to the page that says it. */
  static String page(String name, VerifiedAgain came) {
    String counts =
        Stream.of(
                came.checked(), came.tookEffect(), came.stillWrong(), came.other(), came.notDone())
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    return "redirect:"
        + UriComponentsBuilder.fromPath("/console/subscriptions")
            .queryParam("verified", "{name}")
            .queryParam("counts", "{counts}")
            .queryParamIfPresent("next", Optional.ofNullable(came.next()))
            .encode()
            .buildAndExpand(name, counts)
            .toUriString();
  }

  /** The five counts as words. */
  static String words(String counts, @Nullable UUID next) {
    Object[] numbers = Arrays.stream(counts.split(",", -1)).map(Integer::valueOf).toArray();
    return ("%d were looked at; %d took effect, %d still do not verify, %d are parked for another"
                + " reason, %d could not take effect. ")
            .formatted(numbers)
        + (next == null ? "All of them have been looked at." : "There is more.");
  }
}
