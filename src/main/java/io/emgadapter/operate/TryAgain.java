package io.emgadapter.operate;

import io.emgadapter.gateway.rest.RestAccounts;
import io.emgadapter.gateway.rest.call.Tokens.Again;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import io.emgadapter.ledger.parked.RecordAct;
import io.emgadapter.ledger.send.AllowCredential;
import io.emgadapter.work.Bells;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes one attempt with a REST credential that Equinix refused. That it was allowed is committed
 * before Equinix is asked, and what came of it afterwards, each as a line in the audit; so a crash
 * between them leaves the first. Equinix locks an account after five refusals in a row, so one
 * command never makes two attempts.
 */
@Component
public class TryAgain {
  private final RestAccounts accounts;
  private final AllowCredential allow;
  private final RecordAct recordAct;
  private final Bells bells;

  TryAgain(RestAccounts accounts, AllowCredential allow, RecordAct recordAct, Bells bells) {
    this.accounts = accounts;
    this.allow = allow;
    this.recordAct = recordAct;
    this.bells = bells;
  }

  /** What came of it. */
  public enum Tried {
    /** There is a token. */
    WORKS("Equinix takes the credential again; the Tasks that waited go now."),
    /** Equinix refused the credential again. */
    REFUSED(
        "Equinix refused the credential again; its Tasks wait, and nothing is tried by itself."
            + " Supply another client secret before you try once more: after five refusals in a"
            + " row Equinix locks the account."),
    /** Equinix said nothing about it. */
    UNDECIDED(
        "Equinix gave no answer about the credential; it is tried again by itself when a Task is"
            + " due, until Equinix takes or refuses it.");

    private final String effect;

    Tried(String effect) {
      this.effect = effect;
    }

    /** What happens now, as a sentence. */
    public String effect() {
      return effect;
    }
  }

  /** Whether this subscription has a REST credential. */
  public boolean isFor(String subscription) {
    return accounts.standing(subscription).isPresent();
  }

  /**
   * Tries once.
   *
   * @return empty if its credential is not refused; then nothing was done
   */
  public Optional<Tried> run(String subscription, Act act) {
    Again again =
        accounts
            .tryAgain(subscription, credential -> allow.run(credential, act))
            .orElse(Again.NOT_REFUSED);
    Optional<Tried> tried =
        switch (again) {
          case NOT_REFUSED -> Optional.empty();
          case WORKS -> Optional.of(Tried.WORKS);
          case REFUSED -> Optional.of(Tried.REFUSED);
          case UNDECIDED -> Optional.of(Tried.UNDECIDED);
        };
    tried.ifPresent(each -> {
      recordAct.of(act, "tried-again", Item.ofSubscription(subscription), each.effect());
      bells.tasks().ring();
    });
    return tried;
  }
}
