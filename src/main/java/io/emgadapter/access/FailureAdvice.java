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
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailureAdvice {

  @ExceptionHandler({
    DataAccessException.class,
    TransactionException.class,
    Failures.Undecided.class
  })
  ResponseEntity<Object> ledger(RuntimeException failure) {
    HttpProblem problem =
        Failures.isRefusedData(failure)
            ? HttpProblem.wrong("Send shorter, plain values.").code("not-storable")
            : HttpProblem.later(
                    "The ledger is out of reach; ask again. No command is ever done twice.",
                    Duration.ofSeconds(5))
                .code("no-ledger");
    return problem.reply();
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
