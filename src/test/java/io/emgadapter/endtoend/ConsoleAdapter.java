package io.emgadapter.endtoend;

import io.emgadapter.sandbox.Sandbox;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ConfigurableApplicationContext;

/** One adapter with a user of each role, for all tests of the console. */
final class ConsoleAdapter implements AutoCloseable {
  final Sandbox sandbox = Sandbox.open();
  final ConfigurableApplicationContext context = sandbox.startAdapter(settings());
  final int port = Sandbox.httpPort(context);
  final Upstream upstream = new Upstream(sandbox, context);
  final Http anna = new Http(port).as("anna", "anna");

  /** The password of each user is its name. */
  private static Map<String, Object> settings() {
    Map<String, Object> all = new HashMap<>(Map.of("server.port", "0"));
    Map.of(
            "anna", "admin",
            "olga", "operator",
            "vera", "viewer",
            "sam", "sender",
            "mona", "monitor",
            "fred", "feed",
            "gina", "operator",
            "greta", "viewer")
        .forEach((name, role) -> {
          all.put("emg.http.users." + name + ".password", "{noop}" + name);
          all.put("emg.http.users." + name + ".roles", role);
        });
    all.put("emg.http.users.nora.password", "{noop}nora");
    all.put("emg.http.users.gina.subscriptions", "another");
    all.put("emg.http.users.greta.subscriptions", "another");
    return all;
  }

  /** Somebody who has not logged in. */
  Browser browser() {
    return new Browser(port);
  }

  Browser as(String user) {
    Browser browser = browser();
    browser.logIn(user, user);
    return browser;
  }

  @Override
  public void close() {
    sandbox.close();
  }

  /** Hands it to the constructors of tests; closed when the last test has run. */
  static final class Lending implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ConsoleAdapter.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(ConsoleAdapter.class, _ -> new ConsoleAdapter(), ConsoleAdapter.class);
    }
  }
}
