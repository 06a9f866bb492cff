package io.emgadapter.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.envelope.KeyName;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.subscription.WatchedKeys.Made;
import io.emgadapter.subscription.WatchedKeys.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;

/** Key files that change while the adapter runs. */
@ExtendWith(OutputCaptureExtension.class)
class WatchedKeysTest {
  private static final KeyPair OLD = pair("RSA", 2048);
  private static final KeyPair NEW = pair("RSA", 2048);
  private static final KeyPair SHORT = pair("RSA", 1024);
  private static final KeyPair EC = pair("EC", 256);
  private static final byte[] TEXT = "{}".getBytes(UTF_8);

  @TempDir private Path folder;
  private Path own;
  private Path equinix;
  private AccountKeys keys;

  private static KeyPair pair(String kind, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(PrivateKey key) {
    return block("PRIVATE KEY", key.getEncoded());
  }

  private static String pem(PublicKey key) {
    return block("PUBLIC KEY", key.getEncoded());
  }

  private static String block(String label, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }

  @BeforeEach
  void start() throws IOException {
    own = Files.writeString(folder.resolve("own.pem"), pem(OLD.getPrivate()));
    equinix = Files.writeString(folder.resolve("equinix.pem"), pem(OLD.getPublic()));
    keys = read(Map.of());
  }

  private AccountKeys read(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    String queue = "Endpoint=sb://x.example/;SharedAccessKeyName=n;SharedAccessKey=k;EntityPath=q";
    settings.put("source", "ACME");
    settings.put("incoming.connection-string", queue);
    settings.put("outgoing.connection-string", queue);
    settings.put("signing.private-key", own.toUri().toString());
    settings.put("verifying.public-keys", equinix.toUri().toString());
    var source = new MapConfigurationPropertySource();
    settings.forEach((name, value) -> source.put("emg.subscriptions.default." + name, value));
    EmgSettings bound = new Binder(source).bindOrCreate("emg", EmgSettings.class);
    var none =
        new LinkBundles(
            new StandardEnvironment(),
            new StaticListableBeanFactory().getBeanProvider(SslBundles.class));
    return new ReadAccounts(bound, new DefaultResourceLoader(), none)
        .subscriptions()
        .find("default")
        .orElseThrow()
        .keys();
  }

  private boolean signsWith(KeyPair pair) {
    String signature = Objects.requireNonNull(keys.signer()).sign(TEXT);
    return new Verifier(List.of(pair.getPublic()), Signer.DEFAULT_ALGORITHM)
        .verify(TEXT, signature);
  }

  private boolean verifies(KeyPair pair) {
    var signer = new Signer(pair.getPrivate(), Signer.DEFAULT_ALGORITHM, null);
    return Objects.requireNonNull(keys.verifier()).verify(TEXT, signer.sign(TEXT));
  }

  @Test
  void aChangedFileIsUsedWhenTwoLooksSawTheSame() throws IOException {
    Files.writeString(equinix, pem(NEW.getPublic()));
    Files.writeString(own, pem(NEW.getPrivate()));

    keys.look();
    assertThat(verifies(NEW) || signsWith(NEW)).isFalse();
    keys.look();

    assertThat(verifies(NEW) && signsWith(NEW)).isTrue();
    assertThat(verifies(OLD)).isFalse();
    assertThat(keys.verifyingChanges()).isEqualTo(1);
  }

  @Test
  void theOldAndTheNewKeyInOneFileBothVerify() throws IOException {
    Files.writeString(equinix, pem(NEW.getPublic()) + pem(OLD.getPublic()));
    TestAccountKeys.look(keys);

    assertThat(verifies(NEW) && verifies(OLD)).isTrue();
    assertThat(keys.standing().verifying())
        .extracting(AccountKeys.Key::fingerprint)
        .containsExactly(
            KeyName.of(NEW.getPublic()).fingerprint(), KeyName.of(OLD.getPublic()).fingerprint());
  }

  /** At every length that it passes while it is written. */
  @Test
  void noHalfWrittenFileIsTaken(CapturedOutput output) throws IOException {
    String whole = pem(NEW.getPublic()) + pem(OLD.getPublic());
    for (int length = 0; length < whole.length(); length += 7) {
      Files.writeString(equinix, whole.substring(0, length));
      keys.look();
      assertThat(keys.verifyingChanges()).isZero();
    }
    assertThat(output).doesNotContain("cannot be used");

    Files.writeString(equinix, whole);
    TestAccountKeys.look(keys);
    assertThat(keys.verifyingChanges()).isEqualTo(1);
  }

  @Test
  void whatCannotBeUsedIsSaidOnceAndTheKeyOfBeforeStays(CapturedOutput output) throws IOException {
    for (String bad : List.of("", "half of a k", pem(EC.getPublic()), pem(SHORT.getPublic()))) {
      int before = output.length();
      Files.writeString(equinix, bad);
      for (int look = 0; look < 5; look++) {
        keys.look();
      }

      assertThat(verifies(OLD)).isTrue();
      assertThat(output.toString().substring(before))
          .containsOnlyOnce("emg.subscriptions.default.verifying.public-keys: ");
      assertThat(keys.standing().troubles()).hasSize(1);
    }
    Files.writeString(equinix, pem(OLD.getPublic()));
    TestAccountKeys.look(keys);

    assertThat(keys.standing().troubles()).isEmpty();
  }

  @Test
  void whatAProviderCouldNotLoadIsTriedAgainAtEachLookAndSaidOnce(CapturedOutput output)
      throws IOException {
    var broken = new AtomicBoolean();
    var watched =
        new WatchedKeys<>(
            new Origin<>(
                "default",
                "emg.any",
                "use",
                List.of(new FileSystemResource(own)),
                texts -> {
                  if (broken.get()) {
                    throw new UnsatisfiedLinkError("a provider");
                  }
                  return new Made<>(texts.getFirst(), List.of());
                }),
            InstantSource.system());
    broken.set(true);
    Files.writeString(own, "next");
    for (int look = 0; look < 5; look++) {
      watched.look();
    }
    assertThat(watched.trouble()).startsWith("emg.any: no provider could load it");
    assertThat(output).containsOnlyOnce("cannot be used");

    broken.set(false);
    watched.look();

    assertThat(watched.worker()).isEqualTo("next");
    assertThat(watched.trouble()).isNull();
  }

  @Test
  void aPairThatDoesNotFitIsNotTaken() throws IOException {
    Files.writeString(own, pem(NEW.getPrivate()) + pem(OLD.getPublic()));
    TestAccountKeys.look(keys);

    assertThat(signsWith(OLD)).isTrue();
    assertThat(keys.standing().troubles()).singleElement().asString().contains("belong together");
  }

  @Test
  void aFileThatIsGoneLeavesTheKeyInForce(CapturedOutput output) throws IOException {
    Files.delete(own);
    TestAccountKeys.look(keys);
    TestAccountKeys.look(keys);

    assertThat(signsWith(OLD)).isTrue();
    assertThat(output).containsOnlyOnce("cannot be read");
  }

  /** As a mounted secret changes: neither the name nor the size of the file is another. */
  @Test
  void aLinkThatLeadsElsewhereIsNoticed() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two"));
    Files.writeString(one.resolve("own.pem"), pem(OLD.getPrivate()));
    Files.writeString(two.resolve("own.pem"), pem(NEW.getPrivate()));
    FileTime same = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(one.resolve("own.pem"), same);
    Files.setLastModifiedTime(two.resolve("own.pem"), same);
    Path data = Files.createSymbolicLink(folder.resolve("data"), one);
    own = data.resolve("own.pem");
    keys = read(Map.of());

    Path next = Files.createSymbolicLink(folder.resolve("next"), two);
    Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    TestAccountKeys.look(keys);

    assertThat(signsWith(NEW)).isTrue();
    assertThat(keys.standing().signing().getFirst().ageDays()).isGreaterThan(10_000);
  }

  @Test
  void aFileThatWasWrittenAgainIsNoOtherKey() throws IOException {
    Files.setLastModifiedTime(equinix, FileTime.from(Instant.EPOCH));
    TestAccountKeys.look(keys);

    assertThat(keys.verifyingChanges()).isZero();
  }

  @Test
  void aShortKeyIsTakenWhereItIsAllowed() throws IOException {
    keys = read(Map.of("verifying.least-rsa-bits", "1024"));
    Files.writeString(equinix, pem(SHORT.getPublic()));
    TestAccountKeys.look(keys);

    assertThat(verifies(SHORT)).isTrue();
  }

  @Test
  void whatVerifiedLastIsShown() {
    assertThat(keys.standing().verifying().getFirst().lastVerifiedAt()).isNull();

    keys.verified(KeyName.of(OLD.getPublic()));

    assertThat(keys.standing().verifying().getFirst().lastVerifiedAt()).isNotNull();
    assertThat(keys.standing().verifying().getFirst().kind()).isEqualTo("RSA 2048");
  }

  @Test
  void noPrivateKeyIsInWhatIsShownOrSaid(CapturedOutput output) throws IOException {
    Files.writeString(own, pem(NEW.getPrivate()));
    TestAccountKeys.look(keys);

    String secret = pem(NEW.getPrivate()).lines().skip(3).findFirst().orElseThrow();
    assertThat(output + keys.standing().toString())
        .contains(KeyName.of(NEW.getPublic()).fingerprint())
        .doesNotContain(secret);
  }
}
