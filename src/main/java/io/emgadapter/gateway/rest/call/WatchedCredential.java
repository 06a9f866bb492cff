package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.work.LogKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The credential of one account as its settings and its file say it now. */
public final class WatchedCredential {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedCredential.class);

  private final String subscription;
  private final RestAccount account;
  private final @Nullable SecretFile file;

  public WatchedCredential(String subscription, RestAccount account) {
    this.subscription = subscription;
    this.account = account;
    String location = account.clientSecretFile();
    this.file = location == null ? null : SecretFile.at(location);
  }

  /** The one to begin with. */
  public Credential first() {
    String secret =
        file == null ? account.clientSecret() : file.read().orElse(account.clientSecret());
    return Credential.of(subscription, account, secret);
  }

  /** The new one, if the file has another secret since the last look. For one thread. */
  public Optional<Credential> changed() {
    Optional<String> secret = file == null ? Optional.empty() : file.look();
    secret.ifPresent(_ ->
        LOG.atInfo()
            .addKeyValue(LogKey.SUBSCRIPTION, subscription)
            .log("Another client secret is in force from now on"));
    return secret.map(each -> Credential.of(subscription, account, each));
  }
}
