package io.emgadapter.simulator.rest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Gives tokens, and locks the account after five bad attempts in a row. */
public final class OAuth {
  /** The Consumer Key. */
  public static final String CLIENT_ID = "consumer-key";

  /** The Consumer Secret. */
  public static final String CLIENT_SECRET = "consumer-secret";

  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger given = new AtomicInteger();
  private final AtomicInteger bad = new AtomicInteger();
  private volatile String life = "3599";
  private volatile String secret = CLIENT_SECRET;

  Answer token(Asked request) {
    JsonNode body = request.json();
    boolean good =
        "client_credentials".equals(body.path("grant_type").asString(""))
            && CLIENT_ID.equals(body.path("client_id").asString(""))
            && secret.equals(body.path("client_secret").asString(""));
    if (!good || isLocked()) {
      bad.incrementAndGet();
      return Answer.oauth(isLocked() ? 401 : 400, "EQ-1000401");
    }
    bad.set(0);
    String token = "token-" + given.incrementAndGet();
    tokens.add(token);
    return Answer.of(
        200,
        "{\"access_token\":\"%s\",\"token_timeout\":\"%s\",\"user_name\":\"demo\",\"token_type\":\"Bearer\"}"
            .formatted(token, life));
  }

  boolean isGood(Asked request) {
    String header = request.headers().getOrDefault("authorization", "");
    return header.startsWith("Bearer ") && isGood(header.substring(7));
  }

  /** Whether this token was given, and is taken still. */
  public boolean isGood(String token) {
    return tokens.contains(token);
  }

  /** Takes this Consumer Secret from now on and no other, and unlocks the account. */
  public void knows(String consumerSecret) {
    secret = consumerSecret;
    bad.set(0);
  }

  /** How long tokens live from now on, as the answer says it. */
  public void life(String seconds) {
    life = seconds;
  }

  /** Takes no token any more that was given so far. */
  public void forgetTokens() {
    tokens.clear();
  }

  /** How many tokens were given. */
  public int given() {
    return given.get();
  }

  /** How many bad attempts there were in a row. */
  public int badAttempts() {
    return bad.get();
  }

  /** Whether the account is locked. */
  public boolean isLocked() {
    return bad.get() >= 5;
  }
}
