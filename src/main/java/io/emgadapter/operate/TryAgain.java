package io.emgadapter.operate;

import io.emgadapter.dispatch.EnvelopeLogins;
import io.emgadapter.gateway.rest.RestAccounts;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.gateway.rest.call.Tokens.Again;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import io.emgadapter.ledger.parked.RecordAct;
import io.emgadapter.ledger.send.AllowCredential;
import io.emgadapter.ledger.send.AllowCredential.Known;
import io.emgadapter.work.Bells;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes one attempt with each credential of a subscription that Equinix refused: that of the REST
 * APIs, and that of the envelopes' authentication block. That it was allowed is committed before
 * Equinix is asked, and what came of it afterwards, each as a line in the audit; so a crash between
 * them leaves the first. Equinix locks an account after five refusals in a row, so one command
 * never makes two attempts with one credential, also where both use the same.
 */
@Component
public class TryAgain {
  private final RestAccounts accounts;
  private final EnvelopeLogins logins;
  private final AllowCredential allow;
  private final RecordAct recordAct;
  private final Bells bells;

  TryAgain(
      RestAccounts accounts,
      EnvelopeLogins logins,
      AllowCredential allow,
      RecordAct recordAct,
      Bells bells) {
    this.accounts = accounts;
    this.logins = logins;
    this.allow = allow;
    this.recordAct = recordAct;
    this.bells = bells;
  }

  /** What came of it, from good to bad. */
  public enum Tried {
    /** There is a token. */
    WORKS("Equinix takes the credential again; the Tasks that waited go now."),
    /** Equinix said nothing about it. */
    UNDECIDED(
        "Equinix gave no answer about the credential; it is tried again by itself when a token is"
            + " needed, until Equinix takes or refuses it."),
    /** Equinix refused the credential again. */
    REFUSED(
        "Equinix refused the credential again; its Tasks wait, and nothing is tried by itself."
            + " Supply another client secret before you try once more: after five refusals in a"
            + " row Equinix locks the account.");

    private final String effect;

    Tried(String effect) {
      this.effect = effect;
    }

    /** What happens now, as a sentence. */
    public String effect() {
      return effect;
    }

    private static Optional<Tried> of(Again again) {
      return switch (again) {
        case NOT_REFUSED -> Optional.empty();
        case WORKS -> Optional.of(WORKS);
        case REFUSED -> Optional.of(REFUSED);
        case UNDECIDED -> Optional.of(UNDECIDED);
      };
    }
  }

  /** Whether this subscription has a credential with which tokens are fetched. */
  public boolean isFor(String subscription) {
    return accounts.standing(subscription).isPresent() || logins.standing(subscription).isPresent();
  }

  /**
   * Tries once.
   *
   * @return the worst of what came of it; empty if no credential is refused, and then nothing was
   *     done
   */
  public Optional<Tried> run(String subscription, Act act) {
    return run(subscription, act, once(credential -> allow.run(credential, act)));
  }

  /** The same; nothing is done either if an attempt was allowed since. */
  public Optional<Tried> run(String subscription, Act act, Known known) {
    AtomicBoolean begun = new AtomicBoolean();
    return run(
        subscription,
        act,
        once(credential -> {
          boolean allowed =
              begun.get() ? allow.run(credential, act) : allow.run(credential, act, known);
          begun.compareAndSet(false, allowed);
          return allowed;
        }));
  }

  private Optional<Tried> run(String subscription, Act act, Predicate<Credential> once) {
    Optional<Tried> rest = record(accounts.tryAgain(subscription, once), "rest", subscription, act);
    Optional<Tried> block =
        record(logins.tryAgain(subscription, once), "authentication", subscription, act);
    return Stream.of(rest, block).flatMap(Optional::stream).max(Tried::compareTo);
  }

  private static Predicate<Credential> once(Predicate<Credential> allow) {
    Set<ByteBuffer> asked = new HashSet<>();
    return credential -> asked.add(ByteBuffer.wrap(credential.digest())) && allow.test(credential);
  }

  private Optional<Tried> record(Optional<Again> again, String what, String subscription, Act act) {
    Optional<Tried> tried = again.flatMap(Tried::of);
    tried.ifPresent(each -> {
      recordAct.of(
          act, "tried-again", Item.ofSubscription(subscription), what + ": " + each.effect());
      bells.tasks().ring();
    });
    return tried;
  }
}
