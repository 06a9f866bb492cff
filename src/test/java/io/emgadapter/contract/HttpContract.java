package io.emgadapter.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds an answer of HTTP against what openapi.yaml says of its operation and status. */
public final class HttpContract {
  private static final JsonNode DOCUMENT = Contract.yaml("openapi.yaml");

  private HttpContract() {}

  /**
   * What is wrong with an answer.
   *
   * @param path as the document writes it, with its variables
   * @param body missing where there was none
   */
  public static List<String> wrong(String method, String path, int status, JsonNode body) {
    JsonNode operation =
        DOCUMENT.path("paths").path(path).path(method.toLowerCase(Locale.ROOT)).path("responses");
    JsonNode response = resolved(operation.path(String.valueOf(status)));
    if (response.isMissingNode()) {
      return List.of(method + " " + path + " says nothing of " + status);
    }
    JsonNode content = response.path("content");
    if (content.isEmpty()) {
      return body.isMissingNode() ? List.of() : List.of("there is a body");
    }
    return Contract.wrong(schema(content.iterator().next().path("schema")), body);
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.path("$ref").stringValue().substring(1)) : node;
  }

  /** A schema of the document, with all that it may refer to. */
  static Schema schema(JsonNode schema) {
    ObjectNode whole = new JsonMapper().createObjectNode();
    whole.set("components", DOCUMENT.get("components"));
    whole.putArray("allOf").add(schema);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.toString(), InputFormat.JSON);
  }
}
