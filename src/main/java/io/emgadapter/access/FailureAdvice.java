package io.emgadapter.access;

import io.emgadapter.work.Failures;
import java.time.Duration;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Answers failures that no controller handles. It does not wait for a ledger that is out of reach;
 * the client asks again.
 */
@RestControllerAdvice
@Order(FailureAdvice.ORDER)
public class FailureAdvice {
  /** Behind advice for some controllers alone. */
  static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

  @ExceptionHandler({
    DataAccessException.class,
    TransactionException.class,
    Failures.Undecided.class
  })
  ResponseEntity<Object> ledger(RuntimeException failure) {
    return problem(failure).reply();
  }

  /** What a failure of the ledger comes to for the caller. */
  public static HttpProblem problem(RuntimeException failure) {
    return Failures.isRefusedData(failure)
        ? HttpProblem.wrong("Send shorter, plain values.").code("not-storable")
        : HttpProblem.later(
                "The ledger is out of reach; ask again. No command is ever done twice.",
                Duration.ofSeconds(5))
            .code("no-ledger");
  }

  /** Spring's own sentence would quote the value. */
  @ExceptionHandler(TypeMismatchException.class)
  ResponseEntity<Object> mismatch(TypeMismatchException failure) {
    String name =
        failure instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : "each value";
    Class<?> type = failure.getRequiredType();
    return HttpProblem.wrong(
            "Send as %s a value of its kind: %s."
                .formatted(name, type == null ? "another" : type.getSimpleName()))
        .code("wrong-type")
        .reply();
  }
}
