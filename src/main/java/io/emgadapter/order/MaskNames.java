package io.emgadapter.order;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hides names, e-mail addresses and phone numbers in a text, for {@link Mask}. A name is found as a
 * whole, and by each of its words that has three letters or more, however it is written in small or
 * capital letters; it is not found inside another word.
 */
final class MaskNames {
  /** More are not looked for; see {@link #isTooMany}. */
  static final int MOST = 500;

  // Each begins where no other can have begun, so that a long text is read once.
  private static final Pattern EMAIL =
      Pattern.compile("(?<![\\p{L}\\p{N}._%+'-])[\\p{L}\\p{N}._%+'-]++@[\\p{L}\\p{N}.-]++");
  private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d[\\d ()./-]{5,}\\d");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d( \\d\\d?)?|\\d\\d[./]\\d\\d[./]\\d{4}( \\d\\d?)?");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final int SHORTEST_NAME = 2;
  private static final int SHORTEST_WORD = 3;

  private final boolean tooMany;
  private final @Nullable Pattern any;

  MaskNames(Set<String> names) {
    Set<String> all = names.stream().flatMap(MaskNames::parts).collect(Collectors.toSet());
    this.tooMany = all.size() > MOST;
    this.any = tooMany || all.isEmpty() ? null : anyOf(all);
  }

  /** Whether there are more than {@value #MOST} names and words of names: none is hidden then. */
  boolean isTooMany() {
    return tooMany;
  }

  /** The text without names, addresses and phone numbers; dates stay. */
  String hideAll(String text) {
    return PHONE.matcher(hideNames(text)).replaceAll(MaskNames::unlessDate);
  }

  /** The text without names and addresses. */
  String hideNames(String text) {
    String masked = hideAddresses(Normalizer.normalize(text, Normalizer.Form.NFC));
    return any == null ? masked : any.matcher(masked).replaceAll(Mask.SIGN);
  }

  /** The text without e-mail addresses. */
  static String hideAddresses(String text) {
    return EMAIL.matcher(text).replaceAll(Mask.SIGN);
  }

  private static String unlessDate(MatchResult found) {
    return DATE.matcher(found.group()).matches() ? found.group() : Mask.SIGN;
  }

  private static Stream<String> parts(String name) {
    Stream<String> words =
        name.contains("@")
            ? Stream.empty()
            : BETWEEN_WORDS.splitAsStream(name).filter(word -> word.length() >= SHORTEST_WORD);
    return Stream.concat(Stream.of(name), words);
  }

  /**
   * A name does not stand within a word, where its script has spaces between words. That is asked
   * once for all names, so that most places in a text are passed over at once.
   */
  private static Pattern anyOf(Set<String> names) {
    Map<Boolean, String> bySpaces =
        names.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .collect(
                Collectors.partitioningBy(
                    name -> name.codePoints().noneMatch(Character::isIdeographic),
                    Collectors.mapping(Pattern::quote, Collectors.joining("|"))));
    String spaced = bySpaces.getOrDefault(true, "");
    String dense = bySpaces.getOrDefault(false, "");
    String alone = "(?<![\\p{L}\\p{N}])(?:" + spaced + ")(?![\\p{L}\\p{N}])";
    return Pattern.compile(
        Stream.of(spaced.isEmpty() ? "" : alone, dense)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("|")),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Adds the names that stand in the fields of a document. */
  static void collect(JsonNode document, Set<String> names) {
    collect(document, false, names);
  }

  private static void collect(JsonNode node, boolean people, Set<String> names) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(each -> member(each.getKey(), each.getValue(), people, names));
    } else if (node.isArray()) {
      node.forEach(each -> {
        if (people && each.isString()) {
          add(each, names);
        }
        collect(each, people, names);
      });
    } else if (node.isString()) {
      JsonNode inner = InnerDocument.of(node.stringValue());
      if (inner != null) {
        collect(inner, false, names);
      }
    }
  }

  private static void member(String member, JsonNode value, boolean people, Set<String> names) {
    if (value.isValueNode() && MaskFields.isName(member, people)) {
      add(value, names);
    }
    collect(value, people || MaskFields.isAboutPeople(member), names);
  }

  private static void add(JsonNode value, Set<String> names) {
    String name = Normalizer.normalize(value.asString("").strip(), Normalizer.Form.NFC);
    if (name.length() >= SHORTEST_NAME && !name.equals(Mask.SIGN)) {
      names.add(name);
    }
  }

  /** Names that stand together with others. */
  static Set<String> and(Set<String> names, JsonNode document) {
    Set<String> all = new TreeSet<>(names);
    collect(document, all);
    return all;
  }
}
