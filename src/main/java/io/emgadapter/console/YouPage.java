package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.PathRules.Right;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What you may do, and which role would let you do the rest. */
@Controller
class YouPage {

  /**
   * One thing that people do.
   *
   * @param needs the roles that may, as words
   */
  record Deed(String what, boolean allowed, String needs) {}

  @GetMapping("/console/you")
  String you(Caller caller, Model model) {
    model.addAttribute(
        "deeds",
        List.of(
            deed(caller, Right.LOOK, "Find a request or Task by its id"),
            deed(caller, Right.VIEW, "See how the adapter and its webhooks stand, and list orders"),
            deed(caller, Right.ORDER, "Order work at Equinix and change it"),
            deed(caller, Right.OPERATE, "See what is parked, replay or discard it, one or many"),
            deed(caller, Right.OPERATE, "Pause and resume a subscription, resolve a Task"),
            deed(caller, Right.OPERATE, "Enable a webhook, send an event again"),
            deed(caller, Right.OPERATE, "See something personal that others sent, with a reason"),
            deed(caller, Right.OPERATE, "Read who did what")));
    return "console/you";
  }

  private static Deed deed(Caller caller, Right right, String what) {
    String roles =
        Stream.concat(right.roles().stream().map(Enum::name).sorted(), Stream.of("ADMIN"))
            .map(role -> role.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return new Deed(what, caller.may(right), roles);
  }
}
