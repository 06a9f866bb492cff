package io.emgadapter.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.access.Logins.Attempts;
import io.emgadapter.access.Logins.TooManyLogins;
import io.emgadapter.access.PathRules.PathRule;
import io.emgadapter.access.PathRules.Right;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Says why somebody may not, as RFC 9457 says, and nothing of what is behind the door. */
final class Denials implements AuthenticationEntryPoint, AccessDeniedHandler {

  /** Nobody is known yet. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    if (cause instanceof TooManyLogins) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Attempts.WITHIN.toSeconds()));
      write(response, HttpStatus.TOO_MANY_REQUESTS, "Too many logins failed; wait a minute.");
    } else {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"EMG adapter\", charset=\"UTF-8\"");
      write(response, HttpStatus.UNAUTHORIZED, "Send a user name and its password.");
    }
  }

  /** Somebody is known, and may not. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    Right right = PathRules.of(request).map(PathRule::right).orElse(Right.NOBODY);
    if (right != Right.NOBODY) {
      write(response, HttpStatus.FORBIDDEN, "This needs one of the roles " + roles(right) + ".");
    } else if (PathRules.isAnotherMethod(request)) {
      write(response, HttpStatus.METHOD_NOT_ALLOWED, "Ask for it by another method.");
    } else {
      write(response, HttpStatus.NOT_FOUND, "There is nothing here; GET /contract/openapi.yaml.");
    }
  }

  private static String roles(Right right) {
    return right.roles().stream()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(", ", "", ", admin"));
  }

  static void write(HttpServletResponse response, HttpStatus status, String sentence)
      throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    problem.put("detail", sentence);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(JsonMapper.shared().writeValueAsString(problem).getBytes(UTF_8));
  }
}
