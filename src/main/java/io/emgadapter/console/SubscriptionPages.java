package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.http.AgainController;
import io.emgadapter.http.AgainController.Again;
import io.emgadapter.http.AuditController;
import io.emgadapter.http.Comment;
import io.emgadapter.http.SubscriptionController;
import io.emgadapter.http.SubscriptionController.Rest;
import io.emgadapter.http.SubscriptionController.Standing;
import io.emgadapter.ledger.reads.ReadAudit.AuditLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How subscriptions stand, and the commands for them. */
@Controller
class SubscriptionPages {
  private final SubscriptionController subscriptions;
  private final AgainController again;
  private final AuditController audit;

  SubscriptionPages(
      SubscriptionController subscriptions, AgainController again, AuditController audit) {
    this.subscriptions = subscriptions;
    this.again = again;
    this.audit = audit;
  }

  /** A subscription, how its credentials stand, and what can be done with it. */
  public record Row(Standing standing, List<Way> credentials, List<SubscriptionAct> acts) {
    static Row of(Standing standing) {
      return new Row(
          standing,
          Stream.of(
                  Way.of("REST APIs", standing.rest()),
                  Way.of("Tokens for EMG", standing.authentication()))
              .flatMap(Optional::stream)
              .toList(),
          SubscriptionAct.of(standing));
    }
  }

  /**
   * What asks Equinix with a credential.
   *
   * @param look the colour of its state
   */
  public record Way(String name, String state, String look, String effect) {
    static Optional<Way> of(String name, @Nullable Rest rest) {
      return Optional.ofNullable(rest)
          .map(each -> new Way(name, each.state(), look(each), Words.ofPage(each.effect())));
    }

    private static String look(Rest rest) {
      return switch (rest.state()) {
        case "works", "unused" -> "good";
        case "waiting" -> "warn";
        default -> "bad";
      };
    }
  }

  /**
   * All of them, and after a command what came of it.
   *
   * @param verified the subscription that was verified again; null for none
   * @param next where that goes on; null where it is done
   */
  @GetMapping("/console/subscriptions")
  String list(
      @RequestParam(required = false) @Nullable String verified,
      @RequestParam(required = false) @Nullable UUID next,
      Caller caller,
      Model model) {
    if (verified != null) {
      find(verified, caller);
      last("verify-again", verified, caller)
          .ifPresent(line -> model.addAttribute("effect", Verified.words(verified, line)));
      model.addAttribute("name", verified);
      model.addAttribute("next", next);
    }
    return show(caller, model);
  }

  private String show(Caller caller, Model model) {
    model.addAttribute("rows", rows(caller));
    return "console/subscriptions";
  }

  private List<Row> rows(Caller caller) {
    return subscriptions.all(caller).subscriptions().stream().map(Row::of).toList();
  }

  private Standing find(String name, Caller caller) {
    return subscriptions.all(caller).subscriptions().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> HttpProblem.notFound("No subscription of yours has this name."));
  }

  /** What would happen. */
  @GetMapping("/console/subscriptions/{name}/{act}")
  String preview(@PathVariable String name, @PathVariable String act, Caller caller, Model model) {
    Standing standing = find(name, caller);
    model.addAttribute("standing", standing);
    model.addAttribute("act", SubscriptionAct.named(act, standing));
    model.addAttribute("last", lastTry(name, caller));
    return "console/subscription-act";
  }

  /** When an attempt with its credentials was allowed last; null for never. */
  private @Nullable Instant lastTry(String name, Caller caller) {
    return last("try-again", name, caller).map(AuditLine::at).orElse(null);
  }

  private Optional<AuditLine> last(String action, String name, Caller caller) {
    return audit
        .acts("subscription/" + name, null, action, name, null, null, "1", caller)
        .acts()
        .stream()
        .findFirst();
  }

  @PostMapping("/console/subscriptions/{name}/{act}")
  String run(
      @PathVariable String name,
      @PathVariable String act,
      @RequestParam(required = false) @Nullable String comment,
      @RequestParam(required = false) @Nullable Instant last,
      @RequestParam(required = false) @Nullable UUID after,
      Caller caller,
      Model model) {
    String verb = SubscriptionAct.named(act, find(name, caller)).name();
    String why = ParkedPages.blank(comment);
    if (verb.equals("verify-again")) {
      return Verified.page(name, again.verifyAgain(name, new Again(why, after), caller).next());
    }
    model.addAttribute("effect", name + ": " + run(name, verb, why, last, caller));
    return show(caller, model);
  }

  private String run(
      String name, String verb, @Nullable String why, @Nullable Instant last, Caller caller) {
    return switch (verb) {
      case "pause" -> effect(subscriptions.pause(name, new Comment(why), caller).get("effect"));
      case "resume" -> effect(subscriptions.resume(name, new Comment(why), caller).get("effect"));
      default -> again.tryAgain(name, new Comment(why), last, caller).effect();
    };
  }

  private static String effect(@Nullable Object sentence) {
    return String.valueOf(sentence);
  }
}
