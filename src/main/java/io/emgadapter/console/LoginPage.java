package io.emgadapter.console;

import io.emgadapter.access.Door;
import io.emgadapter.access.HttpSettings;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The way in. The form is taken by Spring Security. */
@Controller
class LoginPage {
  /** A page of the console, and nothing that a browser would take for another server's. */
  private static final Pattern OURS =
      Pattern.compile("(?i)(?!.*(?:[.]|%2e){2})/console(/[0-9a-z._~%/-]*)?([?][^\\\\]*)?");

  /** The form. */
  static final String PATH = "/console/login";

  /** The first page. */
  static final String HOME = "/console";

  /** A form was sent after the end of the session. */
  static final String OVER = "over";

  private static final int LONGEST = 1_000;

  private final Door door;
  private final HttpSettings settings;

  LoginPage(Door door, HttpSettings settings) {
    this.door = door;
    this.settings = settings;
  }

  static boolean isOurs(@Nullable String to) {
    return to != null && to.length() <= LONGEST && OURS.matcher(to).matches();
  }

  /** Where to log in, so that one comes to a page of the console afterwards. */
  static String path(@Nullable String to, @Nullable String failed) {
    UriComponentsBuilder path = UriComponentsBuilder.fromPath(PATH);
    if (isOurs(to)) {
      path.queryParam("to", "{to}");
    }
    if (failed != null) {
      path.queryParam("failed", failed);
    }
    return isOurs(to) ? path.encode().buildAndExpand(to).toUriString() : path.toUriString();
  }

  @GetMapping("/")
  String start() {
    return "redirect:" + HOME;
  }

  @GetMapping(PATH)
  String login(
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String failed,
      Model model) {
    if (door.isOpen()) {
      return "redirect:" + HOME;
    }
    model.addAttribute("to", isOurs(to) ? to : "");
    model.addAttribute("failed", failed);
    model.addAttribute("form", !settings.users().isEmpty());
    model.addAttribute("provider", settings.oidc() != null && settings.oidc().logsIn());
    return "console/login";
  }
}
