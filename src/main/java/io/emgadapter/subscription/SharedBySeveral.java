package io.emgadapter.subscription;

import io.emgadapter.gateway.emg.EmgQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What no two subscriptions may share: a queue from Equinix, of which each would take a part of the
 * other's Acks; and a {@code Source}, unless that is meant.
 */
record SharedBySeveral(
    Map<String, SubscriptionSettings> settings, Collection<Subscription> accounts) {

  void judge(SettingsVerdict verdict) {
    queues(verdict);
    sources(verdict);
  }

  private void queues(SettingsVerdict verdict) {
    List<Subscription> seen = new ArrayList<>();
    List<Subscription> sorted =
        accounts.stream().sorted(Comparator.comparing(Subscription::name)).toList();
    for (Subscription each : sorted) {
      for (Subscription other : seen) {
        if (isSame(each.outgoing(), other.outgoing())) {
          verdict.wrong(
              setting(each.name(), "outgoing.connection-string"),
              "subscription %s listens to the same queue, and each would take what is for the other;"
                      .formatted(other.name())
                  + " supply the queue of this account.");
        }
      }
      seen.add(each);
    }
  }

  private static boolean isSame(@Nullable EmgQueue one, @Nullable EmgQueue other) {
    return one != null && other != null && one.address().isSameQueue(other.address());
  }

  /** Of those that have one Source all but the first must say that it is meant. */
  private void sources(SettingsVerdict verdict) {
    Map<String, List<String>> bySource = new TreeMap<>();
    new TreeMap<>(settings)
        .forEach((name, of) -> {
          if (of.source() != null && !of.source().isBlank()) {
            bySource.computeIfAbsent(of.source(), _ -> new ArrayList<>()).add(name);
          }
        });
    for (List<String> names : bySource.values()) {
      List<String> silent = names.stream().filter(name -> !consents(name)).toList();
      if (silent.size() > 1) {
        verdict.wrong(
            setting(silent.getLast(), "source"),
            "subscription %s has the same Source; supply this account's own, or same-source: true"
                    .formatted(silent.getFirst())
                + " if it is meant.");
      }
    }
  }

  private boolean consents(String name) {
    SubscriptionSettings of = settings.get(name);
    return of != null && of.sameSource();
  }

  private static String setting(String name, String setting) {
    return "emg.subscriptions." + name + "." + setting;
  }
}
