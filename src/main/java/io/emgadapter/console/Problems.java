package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.FailureAdvice;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.work.Failures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows what the HTTP API would answer as a problem document as a page of the console. */
@ControllerAdvice(basePackageClasses = Problems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {
  static final String PAGE = "console/problem";

  private final Surroundings surroundings;

  Problems(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What the page shows. */
  static Map<String, Object> model(HttpProblem problem) {
    Map<String, Object> model = new HashMap<>();
    HttpStatus status = HttpStatus.valueOf(problem.getStatusCode().value());
    model.put("status", status.value());
    model.put("title", title(status));
    model.put("sentence", String.valueOf(problem.getBody().getDetail()));
    Map<String, Object> more = problem.getBody().getProperties();
    Object problems = more == null ? null : more.get("problems");
    model.put("problems", problems == null ? List.of() : problems);
    return model;
  }

  private static String title(HttpStatus status) {
    return switch (status) {
      case FORBIDDEN -> "You may not";
      case NOT_FOUND -> "There is nothing here";
      case CONFLICT -> "Nothing was done";
      case UNPROCESSABLE_CONTENT -> "It cannot be done like this";
      case CONTENT_TOO_LARGE -> "That is too much for a form";
      case SERVICE_UNAVAILABLE -> "Not now";
      default -> "That was not understood";
    };
  }

  @ExceptionHandler
  ModelAndView problem(HttpProblem problem) {
    Map<String, Object> model = surroundings.with(model(problem), Caller.current().orElse(null));
    return new ModelAndView(PAGE, model, problem.getStatusCode());
  }

  @ExceptionHandler({
    DataAccessException.class,
    TransactionException.class,
    Failures.Undecided.class
  })
  ModelAndView ledger(RuntimeException failure) {
    return problem(FailureAdvice.problem(failure));
  }

  @ExceptionHandler({TypeMismatchException.class, MissingServletRequestParameterException.class})
  ModelAndView notUnderstood() {
    return problem(HttpProblem.wrong("Follow a link of the console; this address is not whole."));
  }
}
