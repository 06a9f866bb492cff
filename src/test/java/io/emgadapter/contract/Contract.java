package io.emgadapter.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published documents, as the jar has them, and the verdict of a validator that is not ours.
 */
public final class Contract {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Contract() {}

  /** A document's text, by its path below {@code contract/}. */
  public static String text(String path) {
    try (InputStream in = Contract.class.getResourceAsStream("/contract/" + path)) {
      if (in == null) {
        throw new AssertionError("There is no contract/" + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A schema as a tree. */
  public static JsonNode tree(String path) {
    return JSON.readTree(text(path));
  }

  /** A schema to validate with. */
  public static Schema schema(String path) {
    return REGISTRY.getSchema(text(path), InputFormat.JSON);
  }

  /** A YAML document as a tree; dates in it stay texts. */
  public static JsonNode yaml(String path) {
    Yaml yaml =
        new Yaml(
            new SafeConstructor(new LoaderOptions()),
            new Representer(new DumperOptions()),
            new DumperOptions(),
            new LoaderOptions(),
            new NoDates());
    return JSON.valueToTree(yaml.load(text(path)));
  }

  /** Whether what a document refers to is there: in itself, or as a file beside it. */
  static boolean hasTarget(JsonNode document, String ref) {
    return ref.startsWith("#")
        ? !document.at(ref.substring(1)).isMissingNode()
        : tree(ref).isObject();
  }

  /** Whether a schema takes a value. */
  public static boolean isValid(Schema schema, JsonNode value) {
    return schema.validate(value, OutputFormat.BOOLEAN);
  }

  /** What a schema says against a value, as {@code pointer: message}. */
  public static List<String> wrong(Schema schema, JsonNode value) {
    return schema.validate(value).stream().map(Contract::line).toList();
  }

  private static String line(Error error) {
    return error.getInstanceLocation() + ": " + error.getMessage();
  }

  /** As YAML 1.2 has it, and JSON. */
  private static final class NoDates extends Resolver {
    @Override
    public void addImplicitResolver(
        Tag tag, java.util.regex.Pattern regexp, String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, regexp, first, limit);
      }
    }
  }
}
