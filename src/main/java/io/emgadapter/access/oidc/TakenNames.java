package io.emgadapter.access.oidc;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpSettings;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The names that somebody has already: users of HTTP, senders of the queue, and who stands for
 * everybody that has said no name. Whoever came by a token under one of them would be that one.
 */
final class TakenNames {
  private static final String REQUESTS = "emg.requests.";

  private final Set<String> names = new HashSet<>();

  TakenNames(HttpSettings settings, Environment environment) {
    Binder binder = Binder.get(environment);
    Caller local = Caller.local(binder.bind(REQUESTS + "sender", String.class).orElse("default"));
    names.add(local.name());
    names.add(local.sender());
    names.addAll(settings.users().keySet());
    names.addAll(
        binder
            .bind(REQUESTS + "senders", Bindable.mapOf(String.class, Object.class))
            .orElse(Map.of())
            .keySet());
  }

  boolean has(String name) {
    return names.contains(name);
  }
}
