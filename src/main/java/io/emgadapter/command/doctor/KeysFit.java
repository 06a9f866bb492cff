package io.emgadapter.command.doctor;

import io.emgadapter.subscription.AccountKeys.Key;
import io.emgadapter.subscription.AccountKeys.Standing;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the keys of each account are there. That the private key signs, and that its public half
 * verifies what it signed, is tried whenever a key is read.
 */
final class KeysFit implements Check {
  private static final String WHAT = "keys";

  @Override
  public String what() {
    return WHAT;
  }

  @Override
  public List<Finding> look(ServiceSettings service) {
    return service.part(Subscriptions.class).all().stream()
        .sorted(Comparator.comparing(Subscription::name))
        .flatMap(each -> findings(each).stream())
        .toList();
  }

  private static List<Finding> findings(Subscription of) {
    Standing keys = of.keys().standing();
    List<Finding> findings = new ArrayList<>();
    if (!keys.signing().isEmpty()) {
      findings.add(Finding.good(what(of), "signs with " + names(keys.signing())));
    }
    if (!keys.verifying().isEmpty()) {
      findings.add(bothSame(keys) ? sameKeys(of) : verifies(of, keys));
    }
    keys.troubles().forEach(trouble -> findings.add(Finding.wrong(what(of), trouble)));
    return findings;
  }

  private static Finding verifies(Subscription of, Standing keys) {
    return Finding.good(what(of), "verifies Equinix's messages with " + names(keys.verifying()));
  }

  /** Somebody put the own public key where Equinix's belongs. */
  private static boolean bothSame(Standing keys) {
    return keys.verifying().stream()
        .allMatch(theirs ->
            keys.signing().stream()
                .anyMatch(own -> own.fingerprint().equals(theirs.fingerprint())));
  }

  private static Finding sameKeys(Subscription of) {
    return Finding.wrong(
        what(of),
        "verifying.public-keys has the company's own public key, so nothing of Equinix's verifies;"
            + " supply the public key that Equinix gave.");
  }

  private static String what(Subscription of) {
    return WHAT + " " + of.name();
  }

  private static String names(List<Key> keys) {
    return keys.stream()
            .map(key -> key.kind() + " " + key.fingerprint())
            .collect(Collectors.joining(", "))
        + ".";
  }
}
