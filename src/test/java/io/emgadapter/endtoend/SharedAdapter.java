package io.emgadapter.endtoend;

import io.emgadapter.sandbox.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One adapter in one sandbox for all tests of a run that need no settings of their own: each start
 * costs seconds. Tests keep apart by the ids of their requests.
 */
final class SharedAdapter implements AutoCloseable {
  final Sandbox sandbox = Sandbox.open();
  final ConfigurableApplicationContext context = sandbox.startAdapter(Map.of("server.port", "0"));
  final Upstream upstream = new Upstream(sandbox, context);
  final Http http = new Http(Sandbox.httpPort(context));

  /** The ledger, to look at. */
  JdbcClient sql() {
    return context.getBean(JdbcClient.class);
  }

  @Override
  public void close() {
    sandbox.close();
  }

  /** Hands it to the constructors of tests; closed when the last test has run. */
  static final class Lending implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SharedAdapter.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(SharedAdapter.class, _ -> new SharedAdapter(), SharedAdapter.class);
    }
  }
}
