package io.emgadapter.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.UnexpectedRollbackException;

class FailuresTest {
  private static final String CANARY = "Jane Visitor";

  @Test
  void aKindHoldsNoMessageOfAnyCause() {
    var failure = new DataIntegrityViolationException(CANARY, new SQLException(CANARY, "23505"));

    assertThat(Failures.kind(failure))
        .startsWith("DataIntegrityViolationException by SQLException 23505")
        .doesNotContain(CANARY)
        .doesNotContain("Jane");
  }

  @Test
  void aKindNamesTheFirstPlaceInOurCode() {
    Exception thrownByTheJdk =
        assertThrows(NumberFormatException.class, () -> Integer.parseInt(CANARY));

    assertThat(Failures.kind(thrownByTheJdk))
        .startsWith("NumberFormatException at ")
        .contains("aKindNamesTheFirstPlaceInOurCode")
        .contains("(FailuresTest.java:")
        .doesNotContain("Jane");
  }

  @Test
  void aKindOfWhatNeverMetOurCodeNamesNoPlace() {
    var elsewhere = new IllegalStateException(CANARY);
    elsewhere.setStackTrace(new StackTraceElement[] {new StackTraceElement("a.B", "c", "d", 1)});

    assertThat(Failures.kind(elsewhere)).isEqualTo("IllegalStateException");
  }

  @Test
  void aPoolWithoutAConnectionIsAnOutageThoughItNamesNoState() {
    var pool = new SQLTransientConnectionException("none free");

    assertThat(Failures.isOutage(new CannotGetJdbcConnectionException("no", pool))).isTrue();
    assertThat(Failures.isOutage(new CannotCreateTransactionException("no", pool))).isTrue();
    assertThat(Failures.isPoison(new CannotCreateTransactionException("no", pool))).isFalse();
  }

  @Test
  void wrongSqlIsNeitherAnOutageNorAnybodysData() {
    var wrong = new BadSqlGrammarException("select", "selekt", new SQLException("", "42601"));

    assertThat(Failures.isOutage(wrong)).isFalse();
    assertThat(Failures.isPoison(wrong)).isFalse();
  }

  @Test
  void anErrorOfOursIsNoOutage() {
    assertThat(Failures.isOutage(new IllegalStateException())).isFalse();
    assertThat(Failures.isOutage(new InvalidDataAccessApiUsageException(""))).isFalse();
    assertThat(Failures.isPoison(new UnexpectedRollbackException(""))).isFalse();
  }
}
