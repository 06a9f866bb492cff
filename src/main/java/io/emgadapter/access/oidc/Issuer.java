package io.emgadapter.access.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import io.emgadapter.access.HttpSettings.OidcSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The identity provider. It is looked for when somebody needs it first; one looks at a time, and
 * for a few seconds after a failure nobody does. Its keys are kept, also while it is away, and
 * fetched again when a token names one that is new.
 */
final class Issuer {
  private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);
  private static final String METADATA = "/.well-known/openid-configuration";
  private static final String LOGOUT = "end_session_endpoint";
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
  private static final Duration KEYS_KEPT_WHILE_AWAY = Duration.ofHours(1);
  private static final Duration BETWEEN_LOOKS_FOR_KEYS = Duration.ofSeconds(10);

  private final OidcSettings settings;
  private final Supplier<IssuerCalls> making;
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicBoolean isAway = new AtomicBoolean();
  private @Nullable IssuerCalls calls;
  private volatile @Nullable Found found;
  private volatile long lookAt = System.nanoTime();

  /**
   * What it says of itself.
   *
   * @param metadata without a place to log out that the console's pages could not lead to
   */
  record Found(Map<String, Object> metadata, JWKSource<SecurityContext> keys, IssuerCalls calls) {}

  /**
   * @param making makes the calls when they are needed first; what they trust may not be read yet
   */
  Issuer(OidcSettings settings, Supplier<IssuerCalls> making) {
    this.settings = settings;
    this.making = making;
  }

  /**
   * What it says of itself.
   *
   * @throws IssuerAway if it cannot be asked, or says that it is another
   */
  Found found() {
    Found known = found;
    if (known != null) {
      return known;
    }
    looking.lock();
    try {
      return found == null ? look() : found;
    } finally {
      looking.unlock();
    }
  }

  private Found look() {
    if (System.nanoTime() - lookAt < 0) {
      throw new IssuerAway();
    }
    try {
      Found now = ask();
      found = now;
      reached();
      return now;
    } catch (IOException | RuntimeException e) {
      lookAt = System.nanoTime() + IssuerAway.PAUSE.toNanos();
      throw away(e);
    }
  }

  private Found ask() throws IOException {
    IssuerCalls way = calls == null ? making.get() : calls;
    calls = way;
    Map<String, Object> metadata = read(way.get(URI.create(base() + METADATA)));
    if (!settings.issuer().equals(metadata.get("issuer"))) {
      throw new IOException("It says that it is another issuer");
    }
    if (!(metadata.get("jwks_uri") instanceof String place)) {
      throw new IOException("It does not say where its keys are");
    }
    if (!leadsHome(metadata.get(LOGOUT))) {
      metadata.remove(LOGOUT);
    }
    return new Found(Map.copyOf(metadata), keys(URI.create(place), way), way);
  }

  private static Map<String, Object> read(String text) throws IOException {
    try {
      return new HashMap<>(JSON.readValue(text, new TypeReference<Map<String, Object>>() {}));
    } catch (JacksonException e) {
      throw new IOException("No JSON", e);
    }
  }

  private String base() {
    return settings.issuer().replaceFirst("/$", "");
  }

  /** Whether a form of the console may lead there: its pages allow the issuer's origin alone. */
  private boolean leadsHome(@Nullable Object place) {
    return place instanceof String text && text.startsWith(settings.origin() + "/");
  }

  private static JWKSource<SecurityContext> keys(URI place, IssuerCalls calls) throws IOException {
    return JWKSourceBuilder.<SecurityContext>create(place.toURL(), calls)
        .cache(KEYS_KEPT.toMillis(), 2 * IssuerAway.PAUSE.toMillis())
        .refreshAheadCache(false)
        .rateLimited(BETWEEN_LOOKS_FOR_KEYS.toMillis())
        .outageTolerant(KEYS_KEPT_WHILE_AWAY.toMillis())
        .build();
  }

  /** Whether it did not answer as it should when it was asked last. */
  boolean isAway() {
    return isAway.get();
  }

  /** It answered. */
  void reached() {
    if (isAway.compareAndSet(true, false)) {
      LOG.info("The identity provider answers again");
    }
  }

  /** It did not answer as it should; what to throw then. One line says so, until it answers. */
  IssuerAway away(Exception cause) {
    if (isAway.compareAndSet(false, true)) {
      LOG.warn(
          "The identity provider {} does not answer as it should ({}). Nobody can log in by it"
              + " until it does; users of the settings can",
          settings.issuer(),
          reason(cause));
    }
    return new IssuerAway();
  }

  /** Kinds of failures alone: their words may come from outside. */
  private static String reason(Throwable cause) {
    Throwable last = cause;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last.getClass().getSimpleName()
        + (last.getClass() == IOException.class ? ": " + last.getMessage() : "");
  }
}
