package io.emgadapter.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** openssl reads what we write, and we read what openssl writes. */
class OpensslAgreesTest {
  @TempDir private Path folder;

  @BeforeAll
  static void opensslIsHere() {
    assumeTrue(
        Arrays.stream(
                System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))),
        "openssl is not on the PATH");
  }

  @BeforeEach
  void makeKey() throws Exception {
    assertThat(openssl("genrsa -out key.pem 2048")).isZero();
    assertThat(openssl("rsa -in key.pem -pubout -out pub.pem")).isZero();
  }

  @Test
  void opensslVerifiesWhatTheSignerWrote() throws Exception {
    byte[] text = "{\"D\":\"Grüße 😀\"}".getBytes(UTF_8);
    var signer = new Signer(PemKeys.privateKey(read("key.pem"), null), "SHA256withRSA", null);
    Files.write(folder.resolve("text"), text);
    Files.write(folder.resolve("sig"), Base64.getDecoder().decode(signer.sign(text)));
    assertThat(openssl("dgst -sha256 -verify pub.pem -signature sig text")).isZero();
    Files.write(folder.resolve("text"), "other".getBytes(UTF_8));
    assertThat(openssl("dgst -sha256 -verify pub.pem -signature sig text")).isNotZero();
  }

  @Test
  void theVerifierVerifiesWhatOpensslSigned() throws Exception {
    Files.writeString(folder.resolve("text"), "é");
    assertThat(openssl("dgst -sha256 -sign key.pem -out sig text")).isZero();
    String signature =
        Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("sig")));
    var verifier = new Verifier(List.of(PemKeys.publicKey(read("pub.pem"))), "SHA256withRSA");
    assertThat(verifier.verify("é".getBytes(UTF_8), signature)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkcs8 -topk8 -in key.pem -out out.pem -v2 aes-256-cbc -passout pass:pw",
        "pkcs8 -topk8 -in key.pem -out out.pem -v2 aes-128-cbc -v2prf hmacWithSHA1 -passout pass:pw",
        "rsa -in key.pem -aes128 -out out.pem -passout pass:pw",
        "pkcs8 -topk8 -nocrypt -in key.pem -out out.pem"
      })
  void theFormsOfPrivateKeysThatOpensslWritesAreRead(String command) throws Exception {
    assertThat(openssl(command)).isZero();
    assertThat(PemKeys.privateKey(read("out.pem"), "pw"))
        .isEqualTo(PemKeys.privateKey(read("key.pem"), null));
  }

  @Test
  void aCertificateOfOpensslHoldsTheKey() throws Exception {
    assertThat(openssl("req -x509 -key key.pem -subj /CN=test -out out.pem")).isZero();
    assertThat(PemKeys.publicKey(read("out.pem"))).isEqualTo(PemKeys.publicKey(read("pub.pem")));
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private int openssl(String arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of("openssl"), Arrays.stream(arguments.split(" "))).toList();
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
