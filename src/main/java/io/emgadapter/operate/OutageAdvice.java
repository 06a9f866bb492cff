package io.emgadapter.operate;

import io.emgadapter.ledger.Durably;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * A command does not wait for a ledger that is out of reach: the operator waits for the command.
 */
@RestControllerAdvice(basePackageClasses = OutageAdvice.class)
class OutageAdvice {

  @ExceptionHandler({
    DataAccessException.class,
    TransactionException.class,
    Durably.Undecided.class
  })
  ResponseEntity<Object> outage() {
    return Refusals.outage();
  }
}
