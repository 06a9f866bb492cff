package io.emgadapter.command;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a running adapter. It follows no redirect, so a password goes nowhere else. */
final class AdapterClient {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** A request that waits for the ledger is answered within a minute. */
  private static final Duration ANSWER = Duration.ofSeconds(90);

  private static final Duration WHOLE_ANSWER = Duration.ofSeconds(150);

  private static final Set<String> THIS_HOST = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int MOST_BYTES = 64 << 20;

  private final URI address;
  private final Login login;

  /**
   * @param url where the adapter is
   * @throws CommandFailure if that is no address, or a password would go over a network as it is
   */
  AdapterClient(String url, Login login, boolean plainHttp) {
    this.address = address(url);
    this.login = login;
    boolean isOpen = "http".equals(address.getScheme()) && !THIS_HOST.contains(address.getHost());
    if (isOpen && login.header() != null && !plainHttp) {
      throw new CommandFailure(
          CommandFailure.USAGE,
          "By http your password could be read on the way; use an https address, or --plain-http"
              + " where the network is your own.");
    }
  }

  /**
   * What it answered.
   *
   * @param text of the body; empty for none
   * @param json the same, read
   */
  record Answer(int status, String text, JsonNode json) {
    /** Without the content. */
    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }

    boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  private static URI address(String url) {
    try {
      URI uri = URI.create(url.replaceFirst("/+$", ""));
      if (uri.getHost() != null
          && uri.getRawUserInfo() == null // it would be printed
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new CommandFailure(
        CommandFailure.USAGE,
        "Supply as --url an address such as http://127.0.0.1:8080; user and password are no part"
            + " of it, but of --credentials.");
  }

  /**
   * Calls it.
   *
   * @throws CommandFailure if there is no answer of an adapter
   */
  Answer call(Ask ask) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + ask.path()))
            .timeout(ANSWER)
            .header("Accept", "application/json, application/problem+json");
    if (login.header() != null) {
      request.header("Authorization", login.header());
    }
    if (ask.body() != null) {
      request.header("Content-Type", ask.type()).POST(BodyPublishers.ofByteArray(ask.body()));
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      return answer(
          client
              .sendAsync(
                  request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES))
              .get(WHOLE_ANSWER.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(CommandFailure.NOT_REACHED, "Interrupted.");
    } catch (ExecutionException e) {
      throw notReached(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw notReached(e);
    }
  }

  private CommandFailure notReached(Throwable failure) {
    return new CommandFailure(
        CommandFailure.NOT_REACHED,
        "No adapter answers at %s (%s). Is it running there? Else say where by --url or ADAPTER_URL; without users it serves its own host alone."
            .formatted(address, failure.getClass().getSimpleName()));
  }

  private Answer answer(HttpResponse<byte[]> response) {
    String text = new String(response.body(), StandardCharsets.UTF_8);
    JsonNode json = json(text);
    if (json == null || response.statusCode() / 100 == 3) {
      throw new CommandFailure(
          CommandFailure.NOT_REACHED,
          "What answers at %s is no adapter (status %d); look at --url."
              .formatted(address, response.statusCode()));
    }
    return new Answer(response.statusCode(), text, json);
  }

  /** A missing node for no text; null for what is no JSON. */
  private static @Nullable JsonNode json(String text) {
    try {
      return text.isBlank() ? JSON.missingNode() : JSON.readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }
}
