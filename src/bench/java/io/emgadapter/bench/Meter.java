package io.emgadapter.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/** Reads what an application and its surroundings have spent. */
final class Meter implements AutoCloseable {
  // Not what only begins and ends transactions, nor our own questions.
  private static final String STATEMENTS =
      """
      select sum(calls) from pg_stat_statements
      where dbid = (select oid from pg_database where datname = current_database())
        and query !~* '^\\s*(begin|commit|rollback|set|show|start|create|deallocate|discard)'
        and query !~ 'pg_stat_|pg_current_wal'\
      """;
  private static final String COMMITS =
      "select xact_commit from pg_stat_database where datname = current_database()";
  private static final String ROWS =
      "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables";
  private static final String WAL = "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn";

  private final Database database;
  private final String name;
  private final Rabbit rabbit;
  private final List<Child> peers;
  private final Child application;
  private final @Nullable JMXConnector management;

  Meter(Database database, String name, Rabbit rabbit, List<Child> peers, Child application) {
    this.database = database;
    this.name = name;
    this.rabbit = rabbit;
    this.peers = peers;
    this.application = application;
    this.management = attach(application.pid());
  }

  @SuppressWarnings("BanJNDI") // The address is our own child's, on this machine.
  private static @Nullable JMXConnector attach(long pid) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
      } finally {
        machine.detach();
      }
    } catch (IOException | AttachNotSupportedException e) {
      return null;
    }
  }

  private double allocated() {
    if (management == null) {
      return Double.NaN;
    }
    try {
      MBeanServerConnection beans = management.getMBeanServerConnection();
      Object bytes =
          beans.getAttribute(
              new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "TotalThreadAllocatedBytes");
      return ((Number) bytes).doubleValue();
    } catch (IOException | JMException e) {
      return Double.NaN;
    }
  }

  /** As of now. PostgreSQL's commits and rows may be as of some seconds ago: {@link #settled}. */
  Cost read() {
    double spent = Cpu.of(ProcessHandle.current().pid());
    spent += peers.stream().mapToDouble(peer -> Cpu.of(peer.pid())).sum();
    return new Cost(
        System.nanoTime() / 1e9,
        Cpu.of(application.pid()),
        database.cpu(name),
        rabbit.cpu(),
        spent,
        Cpu.machine(),
        database.number(name, STATEMENTS),
        database.number(name, COMMITS),
        database.number(name, ROWS),
        database.number(name, WAL),
        allocated());
  }

  /** As of eleven idle seconds later, when every connection has told its commits and rows. */
  Cost settled() {
    try {
      Thread.sleep(11_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return read();
  }

  @Override
  public void close() {
    try {
      if (management != null) {
        management.close();
      }
    } catch (IOException e) {
      // The application has ended before.
    }
  }
}
