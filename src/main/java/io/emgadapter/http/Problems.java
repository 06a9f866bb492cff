package io.emgadapter.http;

import io.emgadapter.order.Problems.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What HTTP answers to a command that changed nothing, as RFC 9457 says. */
final class Problems {

  private Problems() {}

  static ResponseEntity<Object> notThere(String sentence) {
    return refusal(HttpStatus.NOT_FOUND, "not-there", sentence);
  }

  /** It was done before, or the moment for it has not come or has passed. */
  static ResponseEntity<Object> notNow(String code, String sentence) {
    return refusal(HttpStatus.CONFLICT, code, sentence);
  }

  /** It can never be done like this. */
  static ResponseEntity<Object> useless(String code, String sentence, List<Problem> problems) {
    ProblemDetail detail = detail(HttpStatus.UNPROCESSABLE_CONTENT, code, sentence);
    if (!problems.isEmpty()) {
      detail.setProperty("problems", problems);
    }
    return answer(detail);
  }

  private static ResponseEntity<Object> refusal(HttpStatus status, String code, String sentence) {
    return answer(detail(status, code, sentence));
  }

  private static ProblemDetail detail(HttpStatus status, String code, String sentence) {
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, sentence);
    detail.setProperty("code", code);
    return detail;
  }

  private static ResponseEntity<Object> answer(ProblemDetail detail) {
    return ResponseEntity.status(detail.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }
}
