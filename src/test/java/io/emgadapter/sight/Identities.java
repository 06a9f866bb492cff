package io.emgadapter.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What adds up, as docs/metrics.md says it. */
public final class Identities {
  private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\| (`.*`) \\|$");

  private Identities() {}

  /** One of them: terms on both sides, metrics or queries. */
  public record Identity(int number, String formula, List<String> left, List<String> right) {

    /** Whether it speaks of the ledger alone. */
    public boolean isOfTheLedger() {
      return left.stream().allMatch(Identities::isQuery)
          && right.stream().allMatch(Identities::isQuery);
    }

    /** Fails where it does not hold. */
    public void holds(Scrape scrape, JdbcClient ledger) {
      assertThat(sum(left, scrape, ledger))
          .as("%d: %s", number, formula)
          .isEqualTo(sum(right, scrape, ledger));
    }

    /** Says what both sides are, where they are not the same; only of one of the ledger. */
    public Optional<String> brokenIn(JdbcClient ledger) {
      Scrape none = new Scrape(List.of());
      double one = sum(left, none, ledger);
      double other = sum(right, none, ledger);
      return one == other
          ? Optional.empty()
          : Optional.of("%d: %.0f and not %.0f: %s".formatted(number, one, other, formula));
    }

    /** What both sides are. */
    public double value(Scrape scrape, JdbcClient ledger) {
      return sum(left, scrape, ledger);
    }
  }

  /** All of the document. */
  public static List<Identity> all() throws IOException {
    return Files.readAllLines(Path.of("docs/metrics.md")).stream()
        .flatMap(line -> ROW.matcher(line).results())
        .map(row -> {
          String[] sides = row.group(2).split("` = `", -1);
          assertThat(sides).as(row.group(2)).hasSize(2);
          return new Identity(
              Integer.parseInt(row.group(1)), row.group(2), terms(sides[0]), terms(sides[1]));
        })
        .toList();
  }

  private static List<String> terms(String side) {
    return Arrays.stream(side.split("` \\+ `")).map(term -> term.replace("`", "")).toList();
  }

  private static boolean isQuery(String term) {
    return term.startsWith("select ");
  }

  private static double sum(List<String> terms, Scrape scrape, JdbcClient ledger) {
    return terms.stream()
        .mapToDouble(
            term -> isQuery(term) ? ledger.sql(term).query(Long.class).single() : scrape.sum(term))
        .sum();
  }
}
