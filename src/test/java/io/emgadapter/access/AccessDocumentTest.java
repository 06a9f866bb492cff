package io.emgadapter.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.access.HttpSettings.Role;
import io.emgadapter.access.PathRules.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/access.md and the table of all paths say the same. */
class AccessDocumentTest {
  private static final Pattern PATH = Pattern.compile("`((?:GET|POST) /[^`]*)`");

  private static List<String> rows(String section) throws IOException {
    String document = Files.readString(Path.of("docs/access.md"));
    String text = document.split("\n## " + section + "\n", 2)[1].split("\n## ", 2)[0];
    return text.lines().filter(line -> line.startsWith("| `")).toList();
  }

  @Test
  void everyPathStandsThereWithWhoMay() throws IOException {
    Map<String, String> written = new TreeMap<>();
    for (String row : rows("Paths")) {
      String who = row.split("\\|", -1)[2].strip().replaceFirst(";.*", "");
      PATH.matcher(row)
          .results()
          .map(MatchResult::group)
          .forEach(path -> {
            assertThat(written.put(path.replace("`", ""), who)).as(path).isNull();
          });
    }

    assertThat(written)
        .isEqualTo(
            PathRules.all().stream()
                .collect(
                    Collectors.toMap(
                        rule -> rule.method() + " " + rule.pattern(),
                        rule -> who(rule.right()),
                        (one, _) -> one,
                        TreeMap::new)));
  }

  private static String who(Right right) {
    return switch (right) {
      case EVERYBODY, KNOWN, NOBODY -> right.name().toLowerCase(Locale.ROOT);
      default ->
          Arrays.stream(Role.values())
              .filter(right.roles()::contains)
              .map(role -> role.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    };
  }

  @Test
  void everyRoleStandsThereWithWhatItIsGiven() throws IOException {
    Map<String, List<String>> cells =
        rows("Users").stream()
            .map(row -> Arrays.stream(row.split("\\|")).map(String::strip).toList())
            .filter(row -> row.size() == 5)
            .collect(Collectors.toMap(row -> row.get(1), row -> row));
    for (Role role : Role.values()) {
      Caller caller = new Caller("a", "a", java.util.Set.of(role), null, java.util.Set.of());
      String name = "`" + role.name().toLowerCase(Locale.ROOT) + "`";
      List<String> row = Objects.requireNonNull(cells.get(name));
      assertThat(row.get(3).startsWith("yes")).isEqualTo(caller.may(Right.ORDER));
      assertThat(row.get(4).startsWith("yes")).isEqualTo(caller.may(Right.OPERATE));
    }
  }
}
