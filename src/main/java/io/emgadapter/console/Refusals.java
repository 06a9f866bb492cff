package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.Denials;
import io.emgadapter.access.HttpProblem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Answers whoever may not have a page: with the form to log in, or a page that says why. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final ViewResolver templates;
  private final Surroundings surroundings;

  Refusals(@Qualifier("thymeleafViewResolver") ViewResolver templates, Surroundings surroundings) {
    this.templates = templates;
    this.surroundings = surroundings;
  }

  /** The caller has not logged in, or too long ago. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    toLogin(request, response);
  }

  /** To the form, and after it back to where the caller was. */
  static void toLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getHeader("HX-Request") != null) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      response.setHeader("HX-Redirect", LoginPage.path("/console", null));
    } else {
      boolean command = request.getMethod().equals("POST");
      response.sendRedirect(LoginPage.path(asked(request), command ? LoginPage.OVER : null));
    }
  }

  private static String asked(HttpServletRequest request) {
    String query = request.getQueryString();
    String path = request.getRequestURI();
    if (request.getMethod().equals("POST")) {
      return beforeCommand(path);
    }
    return query == null ? path : path + "?" + query;
  }

  /** The page whose form gives this command. */
  private static String beforeCommand(String path) {
    if (path.startsWith("/console/webhooks/")) {
      return "/console/webhooks";
    }
    if (path.startsWith("/console/bulk/")) {
      return path.substring(0, path.lastIndexOf('/'));
    }
    boolean hasPreview =
        path.startsWith("/console/parked/")
            || path.startsWith("/console/subscriptions/")
            || path.startsWith("/console/tasks/");
    return hasPreview || path.equals("/console/send") ? path : LoginPage.HOME;
  }

  /** The caller is known and lacks the right, or its form has no token of ours. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException, ServletException {
    HttpProblem problem =
        cause instanceof CsrfException
            ? new HttpProblem(
                HttpStatus.FORBIDDEN,
                "Nothing was done: this form is too old, or is not from the console. Go back, load"
                    + " the page again, and send it once more.")
            : Denials.refusal(request);
    write(problem, Caller.current().orElse(null), request, response);
  }

  /** The form was not read, so nobody has looked yet at who sent it. */
  void unread(HttpProblem problem, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    write(problem, null, request, response);
  }

  private void write(
      HttpProblem problem,
      @Nullable Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException {
    response.setStatus(problem.getStatusCode().value());
    try {
      View page = templates.resolveViewName(Problems.PAGE, Locale.ENGLISH);
      if (page == null) {
        throw new IllegalStateException("No template " + Problems.PAGE);
      }
      page.render(surroundings.with(Problems.model(problem), caller), request, response);
    } catch (ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
