package io.emgadapter.subscription;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/**
 * The SSL bundles of Spring, as links and REST accounts use them. Settings are judged before Spring
 * can bind its own: whoever asked for the bundles then would have them made without any. So what
 * there is is read from the environment, and the bundles are asked for when a link is opened.
 */
public record LinkBundles(Environment environment, ObjectProvider<SslBundles> bundles) {

  /** Whether the settings define one of this name. */
  public boolean has(String name) {
    return Stream.of("spring.ssl.bundle.pem", "spring.ssl.bundle.jks")
        .anyMatch(kind -> has(kind, name));
  }

  private boolean has(String kind, String name) {
    try {
      return Binder.get(environment)
          .bind(kind, Bindable.mapOf(String.class, Object.class))
          .orElseGet(Map::of)
          .containsKey(name);
    } catch (BindException e) {
      return true; // Spring says what is wrong with it
    }
  }

  /** Gives the bundle as its files are then. */
  public Supplier<SslBundle> get(String name) {
    return () -> bundles.getObject().getBundle(name);
  }
}
