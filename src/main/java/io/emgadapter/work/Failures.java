package io.emgadapter.work;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;

/** Distinguishes failures, and describes them without any value of a row. */
public final class Failures {
  private static final List<String> POISON_CLASSES = List.of("22", "23", "21", "54");
  private static final List<String> OUTAGE_CLASSES = List.of("08", "25", "40", "53", "55", "57");

  /** PostgreSQL's in_failed_sql_transaction. */
  private static final String FAILED_BEFORE = "25P02";

  private Failures() {}

  /** Whether the ledger is only out of reach, or busy, so that trying again will help. */
  public static boolean isOutage(Throwable failure) {
    String state = sqlState(failure);
    return isDatabase(failure)
        && (state == null || OUTAGE_CLASSES.stream().anyMatch(state::startsWith));
  }

  /**
   * Whether something that does not wait failed only because the ledger is out of reach or busy.
   * What follows in a transaction that had failed before says nothing of that: it fails again.
   */
  public static boolean isBusy(Throwable failure) {
    Throwable cause = failure instanceof Undecided undecided ? undecided.getCause() : failure;
    return cause != null
        && isOutage(cause)
        && !(cause instanceof UnexpectedRollbackException)
        && !FAILED_BEFORE.equals(sqlState(cause));
  }

  /** Whether the database itself refuses a value, whoever sent it. */
  public static boolean isRefusedData(Throwable failure) {
    return isDatabase(failure) && isPoison(failure);
  }

  /** Whether trying again cannot help: data that the database refuses, or an error of ours. */
  static boolean isPoison(Throwable failure) {
    if (isOfTheMachine(failure)) {
      return false;
    }
    String state = sqlState(failure);
    return isDatabase(failure)
        ? state != null && POISON_CLASSES.stream().anyMatch(state::startsWith)
        : !(failure instanceof Failures.Undecided);
  }

  /**
   * Whether the process lacks something, such as memory or a class: no item is to blame for that.
   */
  private static boolean isOfTheMachine(Throwable failure) {
    return failure instanceof LinkageError
        || (failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError));
  }

  /** The kind of failure and the place in our code. Never the message, which may quote a row. */
  public static String kind(Throwable failure) {
    String kinds =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .map(cause -> cause.getClass().getSimpleName())
            .collect(Collectors.joining(" by "));
    String place =
        Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("io.emgadapter"))
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
    String state = sqlState(failure);
    return kinds + (state == null ? "" : " " + state) + place;
  }

  /** Writes at DEBUG where it came from: the frames of its causes, without their messages. */
  public static void debug(Logger log, Throwable failure) {
    if (log.isDebugEnabled()) {
      for (Throwable each = failure; each != null; each = each.getCause()) {
        log.debug(
            Arrays.stream(each.getStackTrace())
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining("", each.getClass().getName(), "")));
      }
    }
  }

  private static boolean isDatabase(Throwable failure) {
    return failure instanceof TransactionException
        || (failure instanceof DataAccessException && !isMisuse(failure));
  }

  /** Whether we asked for something impossible: the database itself said nothing of a failure. */
  private static boolean isMisuse(Throwable failure) {
    return sqlState(failure) == null
        && (failure instanceof InvalidDataAccessApiUsageException
            || failure instanceof InvalidDataAccessResourceUsageException
            || failure instanceof DataRetrievalFailureException);
  }

  private static @Nullable String sqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return null;
  }

  /** Thrown when the process ends before a batch was decided; nothing of it may be settled. */
  public static final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undecided(Throwable cause) {
      super("The process ends before the ledger could take the batch", cause);
    }
  }
}
