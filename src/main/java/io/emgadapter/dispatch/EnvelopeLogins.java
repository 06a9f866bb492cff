package io.emgadapter.dispatch;

import io.emgadapter.envelope.Authentication;
import io.emgadapter.envelope.Authentication.AccessToken;
import io.emgadapter.envelope.Authentication.ClientSecret;
import io.emgadapter.gateway.emg.EmgGateway.Logins;
import io.emgadapter.gateway.rest.call.AccessTokens;
import io.emgadapter.gateway.rest.call.CallMeters;
import io.emgadapter.gateway.rest.call.CredentialMemory;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.subscription.EnvelopeLogin;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Background;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.Loop;
import io.emgadapter.work.Phase;
import io.emgadapter.work.Pulse;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The blocks with which envelopes prove who sends, where a subscription has them. Tokens are
 * fetched beside the sending, each account's on a thread of its own: Tasks wait in the ledger until
 * there is one, and none waits for an answer of the token endpoint while its lease runs.
 */
@Component
class EnvelopeLogins extends Background implements Logins {
  /** How often it is looked whether a token must be renewed; that asks nobody by itself. */
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Map<String, ClientSecret> secrets = new HashMap<>();
  private final Map<String, AccessTokens> tokens = new HashMap<>();
  private final List<Loop> loops = new ArrayList<>();

  EnvelopeLogins(
      Subscriptions subscriptions,
      CredentialMemory memory,
      Clock clock,
      MeterRegistry registry,
      Bells bells) {
    super(Phase.FOLLOW);
    for (Subscription each : subscriptions.all()) {
      EnvelopeLogin login = each.login();
      switch (login.form()) {
        case NONE -> {}
        case CLIENT_SECRET ->
            secrets.put(each.name(), new ClientSecret(login.clientId(), login.clientSecret()));
        case ACCESS_TOKEN -> {
          AccessTokens own = open(each, memory, clock, new CallMeters(registry));
          tokens.put(each.name(), own);
          loops.add(loop(each.name(), own, bells));
        }
      }
    }
  }

  private static AccessTokens open(
      Subscription subscription, CredentialMemory memory, Clock clock, CallMeters meters) {
    EnvelopeLogin login = subscription.login();
    return AccessTokens.open(
        new Credential(
            subscription.name(), login.baseUrl(), login.clientId(), login.clientSecret()),
        subscription.viaOfGateway(),
        login.connectTimeout(),
        login.readTimeout(),
        Authentication.LONGEST_TOKEN,
        memory,
        clock,
        meters);
  }

  private static Loop loop(String subscription, AccessTokens own, Bells bells) {
    return new Loop(
        "token:" + subscription,
        new Bell(),
        EVERY,
        () -> {
          if (own.renew()) {
            bells.tasks().ring();
          }
          return false;
        });
  }

  /** The block for an envelope that is written now; null where none is used. */
  @Nullable Authentication block(String subscription) {
    AccessTokens own = tokens.get(subscription);
    if (own == null) {
      return secrets.get(subscription);
    }
    String token = own.last();
    if (token == null) { // the gateway asks first whether it is missing
      throw new IllegalStateException("there is no access token");
    }
    return new AccessToken(token);
  }

  @Override
  public @Nullable String missing(String subscription) {
    AccessTokens own = tokens.get(subscription);
    return own == null ? null : own.missing();
  }

  @Override
  public List<Pulse> pulses() {
    return loops.stream().map(Loop::pulse).toList();
  }

  @Override
  protected void begin() {
    loops.forEach(Loop::start);
  }

  @Override
  protected void end() {
    loops.forEach(Loop::askToStop);
    loops.forEach(Loop::stop);
  }
}
