package io.emgadapter.order;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hides what is personal in what is shown: names, user names, companies, e-mail addresses and phone
 * numbers of visitors and contacts. It is the one place that knows where they stand, in Bodies, in
 * what Equinix's REST APIs answer, and in free text.
 *
 * <p>In free text it hides e-mail addresses, phone numbers and those names that stand in the fields
 * of the same document or of the Bodies that it was made with. If it was made without any, it hides
 * free text as a whole: then nobody knows which of its words are names.
 */
public final class Mask {
  /** What stands in the place of what is hidden. */
  public static final String SIGN = "•••";

  /** Members that are personal wherever they stand, in small letters. */
  private static final Set<String> PERSONAL =
      Set.of(
          "firstname", "lastname", "username", "fullname", "contactname", "companyname", "company",
          "email", "emailaddress", "mobilephone", "mobilephonecountrycode", "workphone",
          "workphonecountrycode", "phone", "phonenumber", "customercontact", "createdby",
          "lastupdatedby", "author", "registereduser");

  /** Members below which everything is about people. */
  private static final Set<String> PEOPLE =
      Set.of(
          "visitors", "contacts", "additionalcontacts", "notificationcontacts", "registeredusers",
          "users",
          "contact", "technicalcontact", "requestor", "customer");

  /** Members below which names are looked for in people. */
  private static final Set<String> NAMES_OF_PEOPLE = Set.of("name", "value");

  /** Members that people fill with sentences. */
  private static final Set<String> WORDS =
      Set.of(
          "description", "descriptions", "text", "note", "notes", "comment", "comments", "message",
          "messages", "remarks", "instructions", "question", "answer", "summary", "warnings",
          "specialinstructions", "scopeofwork", "filename");

  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}.-]+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d[\\d ()./-]{5,}\\d");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d( \\d\\d?)?|\\d\\d[./]\\d\\d[./]\\d{4}( \\d\\d?)?");
  private static final int SHORTEST_NAME = 2;

  private static final JsonMapper JSON = new JsonMapper();

  private final boolean whole;
  private final List<String> names;

  private Mask(boolean whole, Collection<String> names) {
    this.whole = whole;
    this.names =
        names.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /** Hides free text as a whole. */
  public static Mask ofAllWords() {
    return new Mask(true, List.of());
  }

  /**
   * Hides the names of these Bodies in free text; without any, free text as a whole.
   *
   * @param bodies each as JSON
   */
  public static Mask knowing(Collection<byte[]> bodies) {
    Set<String> names = new TreeSet<>();
    boolean read = !bodies.isEmpty();
    for (byte[] body : bodies) {
      try {
        collect(JSON.readTree(body), false, names);
      } catch (RuntimeException | StackOverflowError e) {
        read = false;
      }
    }
    return new Mask(!read, names);
  }

  /** Free text. */
  public String words(String text) {
    if (whole) {
      return text.isEmpty() ? text : SIGN;
    }
    String masked = EMAIL.matcher(text).replaceAll(SIGN);
    for (String name : names) {
      masked =
          Pattern.compile(
                  Pattern.quote(name), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(masked)
              .replaceAll(SIGN);
    }
    return PHONE.matcher(masked).replaceAll(Mask::unlessDate);
  }

  private static String unlessDate(MatchResult found) {
    return DATE.matcher(found.group()).matches() ? found.group() : SIGN;
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
    try {
      JsonNode read = JSON.readTree(document);
      return read.isContainer() ? JSON.writeValueAsString(json(read)) : SIGN;
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
    Set<String> all = new TreeSet<>(names);
    collect(document, false, all);
    return new Mask(whole, all).walk(document, Part.OTHER);
  }

  private enum Part {
    PERSONAL,
    WORDS,
    /** The name of a user of ours. */
    SENDER,
    OTHER;

    static Part of(String member) {
      String name = member.toLowerCase(Locale.ROOT);
      return Mask.PERSONAL.contains(name) || PEOPLE.contains(name)
          ? PERSONAL
          : Mask.WORDS.contains(name) ? WORDS : name.equals("sender") ? SENDER : OTHER;
    }
  }

  private JsonNode walk(JsonNode node, Part part) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(each ->
                masked.set(
                    each.getKey(),
                    walk(each.getValue(), part == Part.OTHER ? Part.of(each.getKey()) : part)));
        yield masked;
      }
      case ArrayNode array -> {
        ArrayNode masked = JsonNodeFactory.instance.arrayNode();
        array.forEach(each -> masked.add(walk(each, part)));
        yield masked;
      }
      default -> leaf(node, part);
    };
  }

  private JsonNode leaf(JsonNode node, Part part) {
    if (part == Part.PERSONAL) {
      return node.isBoolean() || node.isNull() || isEmpty(node) ? node : text(SIGN);
    }
    if (!node.isString() || part == Part.SENDER) {
      return node;
    }
    String text = node.stringValue();
    if (isDocument(text)) {
      return text(document(text));
    }
    return text(part == Part.WORDS ? words(text) : EMAIL.matcher(text).replaceAll(SIGN));
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isString() && node.stringValue().isEmpty();
  }

  /** An envelope has its Task as a text of JSON. */
  private static boolean isDocument(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  private static void collect(JsonNode node, boolean people, Set<String> names) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(each -> {
            String member = each.getKey().toLowerCase(Locale.ROOT);
            boolean isName =
                PERSONAL.contains(member) || (people && NAMES_OF_PEOPLE.contains(member));
            if (isName && each.getValue().isValueNode()) {
              add(each.getValue(), names);
            }
            collect(each.getValue(), people || PEOPLE.contains(member), names);
          });
    } else if (node.isArray()) {
      node.forEach(each -> {
        if (people && each.isString()) {
          add(each, names);
        }
        collect(each, people, names);
      });
    } else if (node.isString() && isDocument(node.stringValue())) {
      try {
        collect(JSON.readTree(node.stringValue()), false, names);
      } catch (RuntimeException | StackOverflowError e) {
        // It is hidden as a whole.
        return;
      }
    }
  }

  private static void add(JsonNode value, Set<String> names) {
    String name = value.asString("").strip();
    if (name.length() >= SHORTEST_NAME && !name.equals(SIGN)) {
      names.add(name);
    }
  }

  /** None of the names. */
  @Override
  public String toString() {
    return "Mask[whole=" + whole + "]";
  }
}
