package io.emgadapter.access;

import io.emgadapter.work.Durably;
import io.emgadapter.work.Failures;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Says what went wrong where no controller could. Nobody who looks or commands waits for a ledger
 * that is out of reach: whoever asked asks again.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailureAdvice {
  private static final String RETRY_SECONDS = "5";

  @ExceptionHandler({
    DataAccessException.class,
    TransactionException.class,
    Durably.Undecided.class
  })
  ResponseEntity<Object> ledger(RuntimeException failure) {
    return Failures.isRefusedData(failure)
        ? answer(HttpStatus.BAD_REQUEST, "not-storable", "Send shorter, plain values.")
        : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
            .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .body(
                problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "no-ledger",
                    "The ledger is out of reach; ask again. No command is ever done twice."));
  }

  /** Spring's own sentence would quote the value. */
  @ExceptionHandler(TypeMismatchException.class)
  ResponseEntity<Object> mismatch(TypeMismatchException failure) {
    String name =
        failure instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : "each value";
    Class<?> type = failure.getRequiredType();
    return answer(
        HttpStatus.BAD_REQUEST,
        "wrong-type",
        "Send as %s a value of its kind: %s."
            .formatted(name, type == null ? "another" : type.getSimpleName()));
  }

  private static ResponseEntity<Object> answer(HttpStatus status, String code, String sentence) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(status, code, sentence));
  }

  private static ProblemDetail problem(HttpStatus status, String code, String sentence) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
    problem.setProperty("code", code);
    return problem;
  }
}
