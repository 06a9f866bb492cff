package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of a container go to its own host and nowhere else. */
class BlobAccountTest {
  private static final String CONTAINER = "https://acme.blob.core.windows.net/in";
  private static final String KEY = "sv=2021-12-02&sig=a%2Fb%3D";

  private final BlobAccount account = new BlobAccount(CONTAINER + "/", "?" + KEY, KEY);

  @Test
  void theKeyStandsBehindTheAddressOnly() {
    assertThat(account.problem()).isEmpty();
    assertThat(account.blob("a.pdf")).isEqualTo(CONTAINER + "/a.pdf");
    assertThat(account.toCreate(account.blob("a.pdf")))
        .isEqualTo(URI.create(CONTAINER + "/a.pdf?" + KEY));
    assertThat(account.toString()).doesNotContain("sig");
  }

  @Test
  void aFileOfTheSameHostIsReadInWhateverContainerItIs() {
    String url = "https://ACME.blob.core.windows.net/out/rack.jpg";
    assertThat(account.toRead(url)).contains(URI.create(url + "?" + KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/in/a.pdf",
        "https://acme.blob.core.windows.net.evil.example/in/a.pdf",
        "https://acme.blob.core.windows.net@evil.example/in/a.pdf",
        "https://acme.blob.core.windows.net:8443/in/a.pdf",
        "http://acme.blob.core.windows.net/in/a.pdf",
        "https://acme.blob.core.windows.net/in/a.pdf?comp=list",
        "https://acme.blob.core.windows.net/in/a.pdf#x",
        "/in/a.pdf",
        "file:/etc/passwd",
        "https://a b/",
        "",
      })
  void noOtherHostGetsTheKey(String url) {
    assertThat(account.toRead(url)).isEmpty();
  }

  @Test
  void withoutADownloadKeyNothingIsRead() {
    var upload = new BlobAccount(CONTAINER, KEY, " ");

    assertThat(upload.problem()).isEmpty();
    assertThat(upload.toRead(CONTAINER + "/a.pdf")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://acme.blob.core.windows.net/in",
        "https://acme.blob.core.windows.net",
        "https://acme.blob.core.windows.net/in?sig=x",
        "https://user@acme.blob.core.windows.net/in",
        "in",
        "",
      })
  void aContainerHasASafeAddressWithoutAKey(String container) {
    assertThat(new BlobAccount(container, KEY, null).problem())
        .hasValueSatisfying(wrong -> {
          assertThat(wrong.getKey()).isEqualTo("container");
          assertThat(wrong.getValue()).doesNotContain("sig=x");
        });
  }

  @Test
  void keysAreNeededAndCanStandInAUrl() {
    assertThat(new BlobAccount(CONTAINER, "", null).problem().map(Map.Entry::getKey))
        .contains("upload-key");
    assertThat(new BlobAccount(CONTAINER, KEY, "a b").problem().map(Map.Entry::getKey))
        .contains("download-key");
  }
}
