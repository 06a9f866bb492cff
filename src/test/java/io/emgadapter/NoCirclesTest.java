package io.emgadapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file can be read without those that use it: no circle runs through files. */
class NoCirclesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(EmgAdapter.class.getProtectionDomain().getCodeSource().getLocation());

  /**
   * The two sealed families, each of which is too long for one file. They are sealed so that the
   * compiler names each place that a new kind of work concerns; a member knows its family by
   * implementing it, and the family its members by permitting and reading them.
   */
  private static final List<Set<String>> FAMILIES =
      List.of(
          Set.of(
              "order.Body",
              "order.Cancel",
              "order.SmartHandsCreate",
              "order.SmartHandsUpdate",
              "order.WorkVisitCreate",
              "order.WorkVisitUpdate"),
          Set.of("order.ServiceDetails", "order.Cabling"));

  @Test
  void noCircleRunsThroughFiles() {
    Arrows arrows = Arrows.of(CLASSES);
    assertThat(arrows.circles().stream().filter(NoCirclesTest::isNew).map(arrows::explain).sorted())
        .isEmpty();
  }

  private static boolean isNew(Set<String> circle) {
    return FAMILIES.stream().noneMatch(known -> known.containsAll(circle));
  }

  /** What uses what, as files of one source root, with one member that does so for each arrow. */
  private record Arrows(Map<String, Map<String, String>> why) {
    static Arrows of(JavaClasses classes) {
      Map<String, Map<String, String>> why = new TreeMap<>();
      for (JavaClass type : classes) {
        uses(type)
            .filter(use -> classes.contain(use.target().getName()))
            .filter(use -> !file(use.target()).equals(file(type)))
            .forEach(use ->
                why.computeIfAbsent(file(type), _ -> new TreeMap<>())
                    .putIfAbsent(file(use.target()), use.why()));
      }
      return new Arrows(why);
    }

    private record Use(JavaClass target, String why) {}

    /** A sealed type names those it permits, which the byte code does not count as a use. */
    private static Stream<Use> uses(JavaClass type) {
      Stream<Use> used =
          type.getDirectDependenciesFromSelf().stream()
              .sorted(Comparator.comparing(Dependency::getDescription))
              .map(each ->
                  new Use(each.getTargetClass().getBaseComponentType(), each.getDescription()));
      Stream<Use> permitted =
          Optional.ofNullable(type.reflect().getPermittedSubclasses()).stream()
              .flatMap(Stream::of)
              .map(each ->
                  new Use(
                      CLASSES.get(each),
                      "Type <" + type.getName() + "> permits <" + each.getName() + ">"));
      return Stream.concat(used, permitted);
    }

    /** The file's path below the project's own package, without its ending. */
    private static String file(JavaClass type) {
      String name = type.getSource().orElseThrow().getFileName().orElseThrow();
      String folder = type.getPackageName().replaceFirst("^io\\.emgadapter\\.?", "");
      return (folder.isEmpty() ? "" : folder + ".") + name.replaceFirst("\\.java$", "");
    }

    /** Each set of files of which every one reaches every other. */
    Set<Set<String>> circles() {
      Map<String, Set<String>> reached =
          why.keySet().stream().collect(Collectors.toMap(file -> file, this::reached));
      return reached.entrySet().stream()
          .filter(each -> each.getValue().contains(each.getKey()))
          .map(each ->
              each.getValue().stream()
                  .filter(other -> reached.getOrDefault(other, Set.of()).contains(each.getKey()))
                  .collect(Collectors.toCollection(TreeSet::new)))
          .collect(Collectors.toSet());
    }

    private Set<String> reached(String from) {
      Set<String> reached = new TreeSet<>();
      Deque<String> open = new ArrayDeque<>(targets(from));
      while (!open.isEmpty()) {
        String next = open.pop();
        if (reached.add(next)) {
          open.addAll(targets(next));
        }
      }
      return reached;
    }

    private Collection<String> targets(String from) {
      return why.getOrDefault(from, Map.of()).keySet();
    }

    String explain(Set<String> circle) {
      return "\n" + circle + ", the shortest way round:\n" + print(shortest(circle));
    }

    private List<String> shortest(Set<String> circle) {
      return circle.stream()
          .map(this::shortestFrom)
          .min(Comparator.comparingInt(List::size))
          .orElseThrow();
    }

    /** Breadth first, from the file until it is met again. */
    private List<String> shortestFrom(String start) {
      Map<String, String> from = new HashMap<>();
      Deque<String> open = new ArrayDeque<>(List.of(start));
      while (!from.containsKey(start)) {
        String here = open.remove();
        for (String next : targets(here)) {
          if (from.putIfAbsent(next, here) == null) {
            open.add(next);
          }
        }
      }
      List<String> way = new ArrayList<>(List.of(start));
      String here = start;
      do {
        here = Objects.requireNonNull(from.get(here));
        way.addFirst(here);
      } while (!here.equals(start));
      return way;
    }

    private String print(List<String> way) {
      Map<String, String> members = new LinkedHashMap<>();
      for (int i = 0; i + 1 < way.size(); i++) {
        String member =
            Objects.requireNonNull(Objects.requireNonNull(why.get(way.get(i))).get(way.get(i + 1)));
        members.put(way.get(i), member.replaceAll("io\\.emgadapter\\.([a-z]+\\.)*", ""));
      }
      return "  " + String.join(" -> ", way) + "\n    " + String.join("\n    ", members.values());
    }
  }
}
