package io.emgadapter.order;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hides what is personal in what is shown: names, user names, companies, e-mail addresses and phone
 * numbers of visitors and contacts. {@link MaskFields} knows where they stand, in Bodies, in events
 * and in what Equinix's REST APIs answer; {@link MaskNames} finds them in free text.
 *
 * <p>In free text it hides e-mail addresses, phone numbers and those names that stand in the fields
 * of the same document or of the Bodies that it was made with. If it was made without any, or with
 * more than {@value MaskNames#MOST} names, it hides every text as a whole that is not known to be a
 * code, an id, a state or a time: then nobody knows which of its words are names.
 */
public final class Mask {
  /** What stands in the place of what is hidden. */
  public static final String SIGN = "•••";

  private static final JsonMapper JSON = new JsonMapper();

  private final boolean whole;
  private final Set<String> given;
  private final MaskNames names;

  private Mask(boolean whole, Set<String> given) {
    this.given = given;
    this.names = new MaskNames(given);
    this.whole = whole || names.isTooMany();
  }

  /** Hides free text as a whole. */
  public static Mask ofAllWords() {
    return new Mask(true, Set.of());
  }

  /**
   * Hides the names of these Bodies in free text; without any, free text as a whole. Whoever calls
   * it knows that all whom a text may name stand in them.
   *
   * @param bodies each as JSON
   */
  public static Mask knowing(Collection<byte[]> bodies) {
    Set<String> names = new TreeSet<>();
    boolean read = !bodies.isEmpty();
    for (byte[] body : bodies) {
      try {
        MaskNames.collect(JSON.readTree(body), names);
      } catch (RuntimeException | StackOverflowError e) {
        read = false;
      }
    }
    return new Mask(!read, names);
  }

  /** Free text. */
  public String words(String text) {
    return whole ? hidden(text) : names.hideAll(text);
  }

  /**
   * A document, JSON or not; what is no JSON object or array is hidden as a whole.
   *
   * @param document in UTF-8
   */
  public byte[] document(byte[] document) {
    return document(utf8(document)).getBytes(StandardCharsets.UTF_8);
  }

  /** The same for text. */
  public String document(String document) {
    return document(document, true);
  }

  private String document(String document, boolean top) {
    try {
      JsonNode read = JSON.readTree(document);
      return read.isContainer() ? JSON.writeValueAsString(json(read, top)) : SIGN;
    } catch (RuntimeException | StackOverflowError e) {
      return SIGN;
    }
  }

  /** What is no UTF-8 is no JSON either. */
  private static String utf8(byte[] document) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  /** A JSON document; a copy. */
  public JsonNode json(JsonNode document) {
    return json(document, true);
  }

  /**
   * A document.
   *
   * @param top whether it stands in no other: its {@code sender} is the name of a user of ours
   */
  private JsonNode json(JsonNode document, boolean top) {
    Set<String> all = MaskNames.and(given, document);
    Mask mask = all.equals(given) ? this : new Mask(whole, all);
    JsonNode masked = mask.walk(document, MaskFields.OTHER);
    JsonNode sender = document.path("sender");
    if (top && sender.isString() && masked instanceof ObjectNode object) {
      object.set("sender", sender);
    }
    return masked;
  }

  private JsonNode walk(JsonNode node, MaskFields field) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(each -> {
              JsonNode value = each.getValue();
              masked.set(each.getKey(), walk(value, field.below(each.getKey(), value)));
            });
        yield masked;
      }
      case ArrayNode array -> {
        ArrayNode masked = JsonNodeFactory.instance.arrayNode();
        array.forEach(each -> masked.add(walk(each, field)));
        yield masked;
      }
      default -> leaf(node, field);
    };
  }

  private JsonNode leaf(JsonNode node, MaskFields field) {
    if (node.isNull() || node.isBoolean()) {
      return node;
    }
    if (field == MaskFields.PERSONAL) {
      return text(hidden(node.asString("?")));
    }
    return node.isString() ? text(masked(node.stringValue(), field)) : node;
  }

  private String masked(String text, MaskFields field) {
    if (field != MaskFields.FILES && InnerDocument.isIn(text)) {
      return document(text, false);
    }
    return switch (field) {
      case PERSONAL, FILES -> hidden(text);
      case WORDS -> words(text);
      case KNOWN -> whole ? MaskNames.hideAddresses(text) : unknown(text);
      case OTHER -> whole ? hidden(text) : unknown(text);
    };
  }

  /** A number of an order looks like a phone number, but has no space. */
  private String unknown(String text) {
    boolean isSentence = text.chars().anyMatch(Character::isWhitespace);
    return isSentence ? names.hideAll(text) : names.hideNames(text);
  }

  private static String hidden(String text) {
    return text.isEmpty() ? text : SIGN;
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  /** None of the names. */
  @Override
  public String toString() {
    return "Mask[whole=" + whole + "]";
  }
}
