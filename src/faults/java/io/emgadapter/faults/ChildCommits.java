package io.emgadapter.faults;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * In an instance: halts before or after the commit of a transaction, which is called as its class
 * in the ledger. One that has written nothing does not count.
 */
final class ChildCommits implements TransactionExecutionListener {
  private final JdbcClient jdbc;
  private final ThreadLocal<Boolean> wrote = ThreadLocal.withInitial(() -> false);

  ChildCommits(DataSource ledger) {
    this.jdbc = JdbcClient.create(ledger);
  }

  @Override
  public void beforeCommit(TransactionExecution transaction) {
    String name = name(transaction);
    boolean asked = ChildControl.isArmed("before " + name) || ChildControl.isArmed("after " + name);
    wrote.set(asked && hasWritten());
    if (wrote.get()) {
      ChildControl.at("before " + name);
    }
  }

  @Override
  public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
    if (wrote.get() && failure == null) {
      ChildControl.at("after " + name(transaction));
    }
  }

  private boolean hasWritten() {
    return jdbc.sql("select pg_current_xact_id_if_assigned() is not null")
        .query(Boolean.class)
        .single();
  }

  /** For example {@code Accept}. */
  private static String name(TransactionExecution transaction) {
    String[] parts = transaction.getTransactionName().split("[.$]", -1);
    return parts.length < 2 ? "" : parts[parts.length - 2];
  }
}
