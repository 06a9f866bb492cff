package io.emgadapter.command.doctor;

import io.emgadapter.gateway.rest.call.CredentialMemory;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.gateway.rest.call.CredentialMemory.Refusal;
import io.emgadapter.gateway.rest.call.EquinixClient;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.gateway.rest.call.TokenTrial;
import io.emgadapter.gateway.rest.call.TokenTrial.Answer;
import io.emgadapter.gateway.rest.call.TokenTrial.Outcome;
import io.emgadapter.gateway.rest.call.WatchedCredential;
import io.emgadapter.outbound.OwnClient.Via;
import io.emgadapter.subscription.LinkBundles;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.dao.DataAccessException;

/**
 * Whether Equinix gives a token for each account of its REST APIs, and whether both sides agree on
 * the time. An attempt is made as the service makes it, and a refusal is remembered in the ledger:
 * Equinix locks an account after five.
 */
final class TokensCome implements Check {
  private static final String WHAT = "token";

  @Override
  public String what() {
    return WHAT;
  }

  @Override
  public List<Finding> look(ServiceSettings service) {
    List<Finding> findings = new ArrayList<>();
    new TreeMap<>(service.part(EmgSettings.class).restAccounts())
        .forEach((name, account) -> findings.addAll(findings(service, name, account)));
    return findings;
  }

  private static List<Finding> findings(
      ServiceSettings service, String subscription, RestAccount account) {
    String what = WHAT + " " + subscription;
    String setting = "emg.subscriptions." + subscription + ".rest.";
    Credential credential = new WatchedCredential(subscription, account).first();
    if (credential.clientId().isBlank() || credential.clientSecret().isBlank()) {
      return List.of(
          Finding.wrong(what, "supply %sclient-id and .client-secret.".formatted(setting)));
    }
    try {
      return tried(service, subscription, account, credential);
    } catch (DataAccessException e) {
      return List.of(
          Finding.wrong(
              what,
              "it was not tried, because the ledger cannot say whether Equinix refused it before; mend the database first."));
    }
  }

  /**
   * Makes the one attempt that the ledger permits, and has it remember a refusal: five invalid ones
   * lock the account, also those of several runs and of subscriptions that share a credential.
   */
  private static List<Finding> tried(
      ServiceSettings service, String subscription, RestAccount account, Credential credential) {
    String what = WHAT + " " + subscription;
    CredentialMemory memory = service.part(CredentialMemory.class);
    Duration longest = account.connectTimeout().plus(account.readTimeout());
    return switch (memory.begin(credential, longest)) {
      case REFUSED -> List.of(refusedBefore(what, subscription, memory, credential));
      case BUSY ->
          List.of(
              Finding.wrong(
                  what, "an instance is asking for one right now; look again in a minute."));
      case GRANTED -> findings(service, subscription, account, credential, memory);
    };
  }

  private static Finding refusedBefore(
      String what, String subscription, CredentialMemory memory, Credential credential) {
    return Finding.wrong(
        what,
        "Equinix refused this client id and secret at %s, and they were not tried now; supply the right ones, or have them tried once by the command try-again %s."
            .formatted(
                memory
                    .refusal(credential)
                    .map(Refusal::at)
                    .map(Object::toString)
                    .orElse("some time"),
                subscription));
  }

  private static List<Finding> findings(
      ServiceSettings service,
      String subscription,
      RestAccount account,
      Credential credential,
      CredentialMemory memory) {
    Answer answer =
        TokenTrial.of(
            EquinixClient.open(
                account.baseUrl(),
                account.connectTimeout(),
                account.readTimeout(),
                via(service, account)),
            credential);
    if (answer.outcome() == Outcome.REFUSED) {
      memory.refuse(credential, answer.why());
    } else {
      memory.end(credential);
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        finding(
            WHAT + " " + subscription,
            "emg.subscriptions." + subscription + ".rest.",
            account.baseUrl(),
            answer));
    if (answer.date() != null) {
      findings.add(Clocks.compare("the token endpoint", answer.date(), service.part(Clock.class)));
    }
    return List.copyOf(findings);
  }

  private static Finding finding(String what, String setting, String where, Answer answer) {
    return switch (answer.outcome()) {
      case GRANTED -> Finding.good(what, "%s gave one.".formatted(where));
      case REFUSED ->
          Finding.wrong(
              what,
              "%s refuses the client id and secret (%s); supply %sclient-id and .client-secret of your app in Equinix's developer portal. Equinix locks an account after five such attempts."
                  .formatted(where, Plain.line(answer.why()), setting));
      case UNDECIDED ->
          Finding.wrong(
              what,
              "%s gave none: %s; look at %sbase-url, .proxy and .ssl-bundle, and at the firewall."
                  .formatted(where, Plain.line(answer.why()), setting));
    };
  }

  private static Via via(ServiceSettings service, RestAccount account) {
    String bundle = account.sslBundle();
    return new Via(
        account.httpProxy().orElse(null),
        bundle == null || bundle.isBlank() ? null : service.part(LinkBundles.class).get(bundle));
  }
}
