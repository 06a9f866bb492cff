package io.emgadapter.console;

import io.emgadapter.access.HttpProblem;
import io.emgadapter.http.SubscriptionController.Rest;
import io.emgadapter.http.SubscriptionController.Standing;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operator can do with a subscription.
 *
 * @param name as it stands in a path
 * @param verb the word for a button
 * @param what what happens then, as a sentence
 * @param why why it cannot be done; null where it can
 */
public record SubscriptionAct(String name, String verb, String what, @Nullable String why) {
  private static final String REFUSED = "refused";

  /** All of them. */
  static List<SubscriptionAct> of(Standing standing) {
    String pausedBy = standing.tasks().pausedBy();
    return List.of(
        new SubscriptionAct(
            "pause",
            "Pause",
            "None of its Tasks is sent until somebody resumes it. Requests are accepted meanwhile,"
                + " and what is on its way goes on.",
            pausedBy == null ? null : "It is paused already, by " + pausedBy + "."),
        new SubscriptionAct(
            "resume",
            "Resume",
            "Its Tasks are sent again: " + standing.tasks().ready() + " are ready.",
            pausedBy == null ? "It is not paused." : null),
        new SubscriptionAct(
            "verify-again",
            "Verify again",
            "What was parked as wrong-signature is verified with the keys of now, the oldest first;"
                + " what verifies takes effect. If nothing more was taken from EMG, that begins"
                + " again.",
            standing.keys().verifying().isEmpty()
                ? "It verifies nothing, because it has no key of Equinix's."
                : null),
        new SubscriptionAct(
            "try-again",
            "Try again",
            "Equinix is asked once with each credential that it refused. After five refusals in a"
                + " row it locks the account, so have the client secret checked first.",
            noTry(standing)));
  }

  private static @Nullable String noTry(Standing standing) {
    List<Rest> credentials =
        Stream.of(standing.rest(), standing.authentication()).filter(Objects::nonNull).toList();
    if (credentials.isEmpty()) {
      return "It fetches no tokens.";
    }
    return credentials.stream().anyMatch(each -> each.state().equals(REFUSED))
        ? null
        : "None of its credentials is refused.";
  }

  /** One of them; another name is a page that there is not. */
  static SubscriptionAct named(String name, Standing standing) {
    return of(standing).stream()
        .filter(act -> act.name.equals(name))
        .findFirst()
        .orElseThrow(() -> HttpProblem.notFound("There is no such act."));
  }
}
