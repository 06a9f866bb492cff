package io.emgadapter.access;

import io.emgadapter.access.Logins.Attempts;
import io.emgadapter.access.Logins.TooManyLogins;
import io.emgadapter.access.PathRules.PathRule;
import io.emgadapter.access.PathRules.Right;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Says why a caller is refused, and nothing about what it asked for. */
public final class Denials implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final HttpSettings settings;

  public Denials(HttpSettings settings) {
    this.settings = settings;
  }

  /** The caller has not logged in. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    HttpProblem problem =
        cause instanceof TooManyLogins
            ? new HttpProblem(
                    HttpStatus.TOO_MANY_REQUESTS, "Too many logins failed; wait a minute.")
                .retryAfter(Attempts.WITHIN)
            : unknown();
    problem.write(response);
  }

  /** Names each way in that there is. */
  private HttpProblem unknown() {
    boolean tokens = settings.oidc() != null && settings.oidc().takesTokens();
    List<String> ways = new ArrayList<>();
    List<String> what = new ArrayList<>();
    if (!settings.users().isEmpty()) {
      ways.add("Basic realm=\"EMG adapter\", charset=\"UTF-8\"");
      what.add("a user name and its password");
    }
    if (tokens) {
      ways.add("Bearer realm=\"EMG adapter\"");
      what.add("an access token of the identity provider");
    }
    return ways.isEmpty()
        ? new HttpProblem(HttpStatus.UNAUTHORIZED, "Log in to the console; there is no other way.")
        : new HttpProblem(HttpStatus.UNAUTHORIZED, "Send %s.".formatted(String.join(", or ", what)))
            .header(HttpHeaders.WWW_AUTHENTICATE, String.join(", ", ways));
  }

  /** The caller is known and lacks the right. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    refusal(request).write(response);
  }

  /** Why a caller who is known may not have what it asks for. */
  public static HttpProblem refusal(HttpServletRequest request) {
    Right right = PathRules.of(request).map(PathRule::right).orElse(Right.NOBODY);
    if (right != Right.NOBODY) {
      return new HttpProblem(
          HttpStatus.FORBIDDEN, "This needs one of the roles " + roles(right) + ".");
    }
    return PathRules.isAnotherMethod(request)
        ? new HttpProblem(HttpStatus.METHOD_NOT_ALLOWED, "Ask for it by another method.")
        : HttpProblem.notFound("There is nothing here; GET /contract/openapi.yaml.");
  }

  private static String roles(Right right) {
    return right.roles().stream()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(", ", "", ", admin"));
  }
}
