package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.Contract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The contract is there for whoever asks, and nothing else is. */
@ExtendWith(SharedAdapter.Lending.class)
class ContractServedTest {
  private final SharedAdapter adapter;

  ContractServedTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void allDocumentsAreListedAndServedAsTheyAre() throws Exception {
    JsonNode documents = adapter.http.get("/contract").body().get("documents");

    assertThat(documents).hasSizeGreaterThanOrEqualTo(10);
    for (JsonNode document : documents) {
      String path = document.stringValue();
      assertThat(get("/contract/" + path).body()).isEqualTo(Contract.text(path));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "work-request.schema.json, application/schema+json",
    "events/request.completed.schema.json, application/schema+json",
    "asyncapi.yaml, application/yaml;charset=utf-8",
    "openapi.yaml, application/yaml;charset=utf-8"
  })
  void aDocumentSaysWhatItIs(String path, String type) throws Exception {
    assertThat(get("/contract/" + path).headers().firstValue("Content-Type")).hasValue(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/contract/nothing.json",
        "/contract/../application.yaml",
        "/contract/%2e%2e/application.yaml",
        "/contract/events/..%2f..%2fapplication.yaml",
        "/contract/events",
        "/contract/"
      })
  void nothingElseIsServed(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  private HttpResponse<String> get(String path) throws Exception {
    int port = io.emgadapter.sandbox.Sandbox.httpPort(adapter.context);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          BodyHandlers.ofString());
    }
  }
}
