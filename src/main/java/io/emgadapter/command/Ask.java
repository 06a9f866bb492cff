package io.emgadapter.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of the adapter's HTTP API.
 *
 * @param path with its query, encoded
 * @param body null for a GET
 * @param type the media type of the body
 */
record Ask(String path, byte @Nullable [] body, String type) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Without the content. */
  @Override
  public String toString() {
    return "Ask[" + path + "]";
  }

  /**
   * Begins one.
   *
   * @param template as the contract has it, such as {@code /parked/{id}}
   * @param parts that stand in its braces, in their order
   */
  static Builder of(String template, String... parts) {
    String path = template;
    for (String part : parts) {
      path = path.replaceFirst("\\{[^}]*}", encoded(part).replace("$", "\\$"));
    }
    return new Builder(path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Puts one together. What is null is left out. */
  static final class Builder {
    private final String path;
    private final List<String> query = new ArrayList<>();
    private final ObjectNode members = JSON.createObjectNode();

    private Builder(String path) {
      this.path = path;
    }

    Builder query(String name, @Nullable Object value) {
      if (value != null) {
        query.add(name + "=" + encoded(String.valueOf(value)));
      }
      return this;
    }

    Builder with(String member, @Nullable String value) {
      if (value != null) {
        members.put(member, value);
      }
      return this;
    }

    private String whole() {
      return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    Ask get() {
      return new Ask(whole(), null, "");
    }

    /** Posts the members. */
    Ask post() {
      return new Ask(whole(), JSON.writeValueAsBytes(members), "application/json");
    }

    Ask post(byte[] body, String type) {
      return new Ask(whole(), body, type);
    }
  }
}
