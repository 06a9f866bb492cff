package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.ledger.send.AllowCredential.Known;
import io.emgadapter.operate.TryAgain;
import io.emgadapter.operate.TryAgain.Tried;
import io.emgadapter.operate.VerifyAgain;
import io.emgadapter.operate.VerifyAgain.Counts;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Has something done again for a subscription, after what was wrong has been put right. */
@RestController
public class AgainController {
  private final Subscriptions subscriptions;
  private final Visibility visibility;
  private final VerifyAgain verifyAgain;
  private final TryAgain tryAgain;

  AgainController(
      Subscriptions subscriptions,
      Visibility visibility,
      VerifyAgain verifyAgain,
      TryAgain tryAgain) {
    this.subscriptions = subscriptions;
    this.visibility = visibility;
    this.verifyAgain = verifyAgain;
    this.tryAgain = tryAgain;
  }

  /**
   * A command to verify again.
   *
   * @param after the {@code next} of the answer before; null to begin with the oldest
   */
  public record Again(@Nullable String comment, @Nullable UUID after) {}

  /**
   * What came of it.
   *
   * @param notDone how many verify, and the ledger refused to have them take effect
   * @param notDoneIds the first hundred of those
   * @param next where there may be more: to be sent as {@code after}
   */
  public record VerifiedAgain(
      String name,
      int checked,
      int tookEffect,
      int stillWrong,
      int other,
      int notDone,
      List<UUID> notDoneIds,
      @Nullable UUID next,
      String effect) {}

  @PostMapping(path = "/subscriptions/{name}/verify-again", consumes = "application/json")
  public VerifiedAgain verifyAgain(
      @PathVariable String name, @RequestBody Again again, Caller caller) {
    Subscription subscription = find(name, caller);
    if (subscription.verifier() == null) {
      throw HttpProblem.unusable(
              "It verifies nothing: set verifying.policy and verifying.public-keys first.")
          .code("no-key");
    }
    Counts counts =
        verifyAgain.run(subscription, again.after(), Comment.by(caller, again.comment()));
    return new VerifiedAgain(
        name,
        counts.checked(),
        counts.tookEffect(),
        counts.stillWrong(),
        counts.other(),
        counts.notDone(),
        counts.notDoneIds(),
        counts.next(),
        effect(counts));
  }

  private static String effect(Counts counts) {
    if (counts.next() != null) {
      return "There is more: send the same again, with next as after.";
    }
    return "All that was parked as wrong-signature has been verified again"
        + (counts.notDone() == 0
            ? "."
            : "; what notDoneIds names stays parked, and the log says why.");
  }

  /**
   * What came of trying a credential again.
   *
   * @param outcome works, refused or undecided
   * @param effect what happens now
   */
  public record TriedAgain(String name, String outcome, String effect) {
    static TriedAgain of(String name, Tried tried) {
      return new TriedAgain(name, tried.name().toLowerCase(Locale.ROOT), tried.effect());
    }
  }

  @PostMapping(path = "/subscriptions/{name}/try-again", consumes = "application/json")
  TriedAgain tryAgain(@PathVariable String name, @RequestBody Comment comment, Caller caller) {
    hasCredential(name, caller);
    return tryAgain
        .run(name, comment.by(caller))
        .map(tried -> TriedAgain.of(name, tried))
        .orElseThrow(() ->
            HttpProblem.conflict(
                    "Its credential is not refused, so there is nothing to try again; GET"
                        + " /subscriptions says how it stands.")
                .code("done-before"));
  }

  /**
   * The same from a form, which may be sent twice.
   *
   * @param last when an attempt was allowed last, as the form was made; null for never
   */
  public TriedAgain tryAgain(String name, Comment comment, @Nullable Instant last, Caller caller) {
    hasCredential(name, caller);
    return tryAgain
        .run(name, comment.by(caller), new Known(last))
        .map(tried -> TriedAgain.of(name, tried))
        .orElseThrow(() -> HttpProblem.conflict("It was tried meanwhile.").code("done-before"));
  }

  private void hasCredential(String name, Caller caller) {
    find(name, caller);
    if (!tryAgain.isFor(name)) {
      throw HttpProblem.unusable(
              "It fetches no tokens from Equinix: set rest.client-id and rest.client-secret, or"
                  + " authentication.form access-token, first.")
          .code("no-credential");
    }
  }

  private Subscription find(String name, Caller caller) {
    return SubscriptionController.find(subscriptions, visibility, name, caller);
  }
}
