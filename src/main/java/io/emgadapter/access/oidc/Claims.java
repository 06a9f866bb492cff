package io.emgadapter.access.oidc;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpSettings.OidcSettings;
import io.emgadapter.access.HttpSettings.Role;
import io.emgadapter.access.oidc.RefusedToken.Why;
import java.text.Normalizer;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Caller} of the claims of a token that was found to be good. What no setting grants
 * is not granted: roles that are not mapped, and subscriptions that do not exist.
 */
final class Claims {
  private static final int LONGEST_NAME = 200;
  private static final String ALL = "*";

  private final OidcSettings settings;
  private final Predicate<String> taken;
  private final Predicate<String> isSubscription;

  /**
   * @param taken whether a name is another's, so that nobody can take it by a token
   * @param isSubscription whether there is a subscription of this name
   */
  Claims(OidcSettings settings, Predicate<String> taken, Predicate<String> isSubscription) {
    this.settings = settings;
    this.taken = taken;
    this.isSubscription = isSubscription;
  }

  /**
   * Who this is here.
   *
   * @throws RefusedToken if it has no name that can be used
   */
  Caller caller(Map<String, Object> claims) {
    String name = name(find(claims, settings.nameClaim()));
    return new Caller(name, name, roles(claims), subscriptions(claims), team(claims));
  }

  private String name(@Nullable Object claim) {
    if (claim instanceof String name && isUsable(name) && !taken.test(name)) {
      return name;
    }
    throw new RefusedToken(Why.NAME);
  }

  /** It is not made usable: two names could become one. */
  private static boolean isUsable(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.equals(name.strip())
        && Normalizer.isNormalized(name, Normalizer.Form.NFC)
        && name.codePoints().allMatch(Claims::isVisible);
  }

  private static boolean isVisible(int character) {
    return !isIgnorable(character) && isOfVisibleKind(character);
  }

  private static boolean isOfVisibleKind(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR -> character == ' ';
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /**
   * What shows nothing although its kind does: Unicode's Default_Ignorable_Code_Point, as far as
   * the kind does not say so, and Braille's blank.
   */
  private static boolean isIgnorable(int character) {
    return character == 0x034F
        || character == 0x115F
        || character == 0x1160
        || character == 0x17B4
        || character == 0x17B5
        || (character >= 0x180B && character <= 0x180F)
        || character == 0x2800
        || character == 0x3164
        || (character >= 0xFE00 && character <= 0xFE0F)
        || character == 0xFFA0
        || (character >= 0xE0000 && character <= 0xE0FFF);
  }

  private Set<Role> roles(Map<String, Object> claims) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    texts(claims, settings.rolesClaim())
        .forEach(role -> roles.addAll(settings.roles().getOrDefault(role, Set.of())));
    return Set.copyOf(roles);
  }

  private @Nullable Set<String> subscriptions(Map<String, Object> claims) {
    if (settings.subscriptionsClaim() == null) {
      return null;
    }
    Set<String> named = texts(claims, settings.subscriptionsClaim());
    return named.contains(ALL)
        ? null
        : named.stream().filter(isSubscription).collect(Collectors.toUnmodifiableSet());
  }

  private Set<String> team(Map<String, Object> claims) {
    return settings.teamClaim() == null ? Set.of() : texts(claims, settings.teamClaim());
  }

  /** The texts of a claim: each of a list, or the words of one text; what is no text is nothing. */
  private static Set<String> texts(Map<String, Object> claims, String path) {
    Stream<String> texts =
        switch (find(claims, path)) {
          case Collection<?> list ->
              list.stream().filter(String.class::isInstance).map(String.class::cast);
          case String words -> Stream.of(words.split("\\s+"));
          case null, default -> Stream.empty();
        };
    return texts
        .filter(text -> !text.isEmpty())
        .collect(
            Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), Set::copyOf));
  }

  /** The claim of this very name; else the one that stands inside of another. */
  private static @Nullable Object find(Map<?, ?> claims, String path) {
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    List<String> names = List.of(path.split("[.]", 2));
    return names.size() == 2 && claims.get(names.getFirst()) instanceof Map<?, ?> inner
        ? find(inner, names.getLast())
        : null;
  }
}
