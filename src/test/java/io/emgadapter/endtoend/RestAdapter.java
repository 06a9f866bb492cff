package io.emgadapter.endtoend;

import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Onboarding;
import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestOrder;
import io.emgadapter.simulator.rest.RestSimulator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One adapter for all tests of what goes by Equinix's REST APIs. Its subscriptions are {@code
 * default}, which has no credentials for them but a Blob container, and {@code rest}, {@code slow}
 * and {@code limited}, which have; anna may use all, berta none of these.
 */
final class RestAdapter implements AutoCloseable {
  final RestSimulator equinix = new RestSimulator();
  final Sandbox sandbox = Sandbox.open();
  final ConfigurableApplicationContext context = sandbox.startAdapter(settings());
  final Upstream upstream = new Upstream(sandbox, context);
  final Http nobody = new Http(Sandbox.httpPort(context));
  final Http http = nobody.as("anna", "word");
  final Http berta = nobody.as("berta", "word");

  private Map<String, Object> settings() {
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", "0");
    all.put("emg.http.users.anna.password", "{noop}word");
    all.put("emg.http.users.anna.roles", "admin");
    all.put("emg.http.users.berta.password", "{noop}word");
    all.put("emg.http.users.berta.roles", "sender, viewer");
    all.put("emg.http.users.berta.subscriptions", "another");
    for (String name : new String[] {"rest", "slow", "limited"}) {
      String prefix = "emg.subscriptions." + name + ".";
      all.put(prefix + "source", Onboarding.SOURCE);
      all.put(prefix + "same-source", true);
      all.put(prefix + "route.default", "rest");
      all.put(prefix + "rest.base-url", equinix.baseUrl());
      all.put(prefix + "rest.client-id", OAuth.CLIENT_ID);
      all.put(prefix + "rest.client-secret", OAuth.CLIENT_SECRET);
      all.put(prefix + "rest.per-second", 100);
    }
    all.putAll(Onboarding.blobSettings("default", equinix));
    all.put("emg.subscriptions.slow.rest.read-timeout", "1s");
    return all;
  }

  /** The same work request for the subscription {@code rest}. */
  static String byRest(String request) {
    return request.replaceFirst("\\{", "{\"subscription\": \"rest\", ");
  }

  /** A SmartHands order that was placed by REST. */
  RestOrder order(String id) {
    Reply reply = http.post(byRest(WorkRequests.smartHands(id)));
    if (reply.status() != 202) {
      throw new AssertionError(reply.body().toString());
    }
    String number =
        upstream.await(id, "request.completed").at("/data/tasks/0/servicerIds/0").asString();
    return equinix.book().find(number).orElseThrow();
  }

  @Override
  public void close() {
    equinix.faults().release();
    sandbox.close();
    equinix.close();
  }

  /** Hands it to the constructors of tests; closed when the last test has run. */
  static final class Lending implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RestAdapter.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(RestAdapter.class, _ -> new RestAdapter(), RestAdapter.class);
    }
  }
}
