package io.emgadapter.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.emgadapter.envelope.EnvelopeReader.SignedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures that openssl and Node made, by every provider; docs/signing.md prints them. */
class GoldenVectorsTest {
  private static final Path FOLDER = Path.of("src/test/resources/signing");
  private static final List<String> PROVIDERS = List.of("jdk", "corretto", "bouncycastle", "auto");
  private static final Set<String> DETERMINISTIC =
      Set.of("SHA256withRSA", "SHA512withRSA", "Ed25519");

  private final byte[] task = read("task.txt").getBytes(UTF_8);

  /** One line of the file. */
  record Vector(String algorithm, String key, String signature) {

    PublicKey publicKey() {
      return PemKeys.publicKey(read(key + "-public.pem"));
    }

    Signer signer(String provider) {
      return provider(provider)
          .signer(PemKeys.privateKey(read(key + "-private.pem"), null), algorithm);
    }

    Verifier verifier(String provider) {
      return provider(provider).verifier(List.of(publicKey()), algorithm);
    }

    @Override
    public String toString() {
      return algorithm;
    }
  }

  private static String read(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SigningProvider provider(String name) {
    var provider = SigningProvider.named(name);
    assumeTrue(provider.isPresent(), name + " does not work on this machine");
    return provider.get();
  }

  static Stream<Vector> vectors() {
    return read("vectors.csv")
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(parts -> new Vector(parts[0], parts[1], parts[2]));
  }

  static Stream<Arguments> vectorsAndProviders() {
    return vectors()
        .flatMap(vector -> PROVIDERS.stream().map(provider -> Arguments.of(vector, provider)));
  }

  @ParameterizedTest
  @MethodSource("vectorsAndProviders")
  void everyProviderVerifiesTheSignatureAndNoOtherText(Vector vector, String provider) {
    Verifier verifier = vector.verifier(provider);

    assertThat(verifier.verify(task, vector.signature())).isTrue();
    assertThat(verifier.verifiedBy(task, vector.signature()))
        .isEqualTo(KeyName.of(vector.publicKey()));
    byte[] other = task.clone();
    other[other.length / 2] ^= 1;
    assertThat(verifier.verify(other, vector.signature())).isFalse();
    assertThat(verifier.verify(task, vector.signature())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vectorsAndProviders")
  void whatOneProviderSignsEveryOtherVerifies(Vector vector, String provider) {
    String signature = vector.signer(provider).sign(task);

    assertThat(PROVIDERS).allMatch(other -> vector.verifier(other).verify(task, signature));
    assertThat(signature.equals(vector.signature()))
        .isEqualTo(DETERMINISTIC.contains(vector.algorithm()));
  }

  /** One of its letters is written as an escape, as some senders write it. */
  @Test
  void theEnvelopeHoldsTheTaskAndItsSignature() throws Exception {
    SignedText envelope = EnvelopeReader.read(read("envelope.json").getBytes(UTF_8));

    assertThat(envelope.signedBytes()).isEqualTo(task);
    assertThat(envelope.signature()).isEqualTo(vectors().findFirst().orElseThrow().signature());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void thePublicHalfOfAPrivateKeyIsTheKeyThatItsOwnerGives(Vector vector) {
    var key = PemKeys.privateKey(read(vector.key() + "-private.pem"), null);

    assertThat(KeyPairs.publicHalf(key)).isEqualTo(vector.publicKey());
  }
}
