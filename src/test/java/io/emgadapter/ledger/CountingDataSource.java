package io.emgadapter.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that are prepared, each of which the ledger runs once. */
public final class CountingDataSource extends DelegatingDataSource {
  private final List<String> texts = Collections.synchronizedList(new ArrayList<>());

  /** In front of another. */
  public CountingDataSource(DataSource target) {
    super(target);
  }

  /** How many so far. */
  public int statements() {
    return texts.size();
  }

  /** What they were, in their order. */
  public List<String> texts() {
    synchronized (texts) {
      return List.copyOf(texts);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().startsWith("prepareStatement")
                  || method.getName().equals("createStatement")) {
                texts.add(arguments == null ? "" : String.valueOf(arguments[0]));
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
