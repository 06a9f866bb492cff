package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.RestStanding;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.gateway.rest.call.Tokens.Again;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The accounts that use Equinix's REST APIs: how each stands, and the way back of one. */
public final class RestAccounts {
  private final Map<String, RestAccess> byName;

  RestAccounts(Map<String, RestAccess> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** None, for an adapter without REST credentials. */
  public static RestAccounts none() {
    return new RestAccounts(Map.of());
  }

  /** How all of them stand, by the name of the subscription. Nobody is asked for it. */
  public SortedMap<String, RestStanding> standings() {
    SortedMap<String, RestStanding> all = new TreeMap<>();
    byName.forEach((name, access) -> all.put(name, access.caller().standing()));
    return all;
  }

  /** How one of them stands; empty if it has no REST settings. */
  public Optional<RestStanding> standing(String subscription) {
    return Optional.ofNullable(byName.get(subscription)).map(access -> access.caller().standing());
  }

  /**
   * Makes one attempt with a credential that was refused.
   *
   * @param allow takes the refusal away for all instances; says whether there was one
   * @return what came of it; empty if the subscription has no REST settings
   * @throws org.springframework.dao.DataAccessException if the ledger is out of reach
   */
  public Optional<Again> tryAgain(String subscription, Predicate<Credential> allow) {
    return Optional.ofNullable(byName.get(subscription))
        .map(access -> access.tokens().again(allow));
  }

  /**
   * Takes over client secrets that changed in their files, and learns what other instances know of
   * refused ones. Asks the ledger, never Equinix. For one thread.
   */
  public void look() {
    byName.values().forEach(RestAccess::look);
  }
}
