package io.emgadapter.subscription;

import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import io.emgadapter.subscription.SubscriptionSettings.Verifying;
import io.emgadapter.subscription.WatchedKeys.Made;
import io.emgadapter.subscription.WatchedKeys.Origin;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;

/** Keys of accounts, for tests. */
public final class TestAccountKeys {
  private static final InstantSource TIME = InstantSource.system();

  private TestAccountKeys() {}

  /** An account without keys. */
  public static AccountKeys none() {
    return of(null, null);
  }

  /** Keys that no file changes. */
  public static AccountKeys of(@Nullable Signer signer, @Nullable Verifier verifier) {
    return new AccountKeys(fixed(signer), fixed(verifier), TIME);
  }

  private static <T> @Nullable WatchedKeys<T> fixed(@Nullable T worker) {
    return worker == null
        ? null
        : new WatchedKeys<>(
            new Origin<>("default", "any", "use", List.of(), _ -> new Made<>(worker, List.of())),
            TIME);
  }

  /** Equinix's keys, from a file. */
  public static AccountKeys verifyingBy(Path file) {
    var settings =
        new Verifying(
            VerificationPolicy.REQUIRED,
            List.of(),
            Signer.DEFAULT_ALGORITHM,
            "auto",
            ReadKeys.USUAL_BITS,
            10);
    var read = new ReadKeys("emg.subscriptions.default.");
    return new AccountKeys(
        null,
        new WatchedKeys<>(
            new Origin<>(
                "default",
                "emg.subscriptions.default.verifying.public-keys",
                "verify with",
                List.of(new FileSystemResource(file)),
                texts -> read.verifying(texts, settings)),
            TIME),
        TIME);
  }

  /** Looks at the files so often that what has changed is taken over. */
  public static void look(AccountKeys keys) {
    keys.look();
    keys.look();
  }
}
