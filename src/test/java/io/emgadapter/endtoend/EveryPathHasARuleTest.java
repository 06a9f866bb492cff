package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.access.PathRules;
import io.emgadapter.access.PathRules.PathRule;
import io.emgadapter.request.QueueListener;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.core.MessageListenerContainer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** No path and no queue of the application is without a rule, and no rule without a path. */
@ExtendWith(SharedAdapter.Lending.class)
class EveryPathHasARuleTest {
  private final SharedAdapter adapter;

  EveryPathHasARuleTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  private Stream<RequestMappingInfo> mappings() {
    return adapter.context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream());
  }

  /** Paths as somebody would ask for them. */
  private static Set<String> asked(RequestMappingInfo mapping) {
    Set<RequestMethod> given = mapping.getMethodsCondition().getMethods();
    Collection<RequestMethod> methods = given.isEmpty() ? List.of(RequestMethod.GET) : given;
    Set<String> asked = new TreeSet<>();
    for (String pattern : mapping.getPatternValues()) {
      String path = pattern.replace("**", "x").replaceAll("\\{[^}]*}", "x");
      methods.forEach(method -> asked.add(method + " " + path));
    }
    return asked;
  }

  private static boolean has(PathRule rule, String asked) {
    String[] words = asked.split(" ", -1);
    var request = new MockHttpServletRequest(words[0], words[1]);
    request.setServletPath(words[1]);
    return rule.method().equals(words[0]) && rule.matcher().matches(request);
  }

  @Test
  void everyMappingOfTheApplicationAndOfActuatorHasARule() {
    List<String> asked = mappings().flatMap(mapping -> asked(mapping).stream()).toList();

    assertThat(asked)
        .hasSizeGreaterThan(30)
        .allSatisfy(each -> assertThat(PathRules.all()).as(each).anyMatch(rule -> has(rule, each)));
  }

  @Test
  void everyRuleHasAMapping() {
    List<String> asked = mappings().flatMap(mapping -> asked(mapping).stream()).toList();

    assertThat(PathRules.all())
        .filteredOn(rule -> !rule.pattern().startsWith("/actuator/health/"))
        // Filters of Spring Security take these.
        .filteredOn(rule -> !(rule.method() + rule.pattern()).startsWith("POST/console/log"))
        .filteredOn(rule -> !rule.pattern().endsWith("/oidc"))
        .allSatisfy(rule -> assertThat(asked).as(rule.pattern()).anyMatch(each -> has(rule, each)));
  }

  @Test
  void whatNoRuleListsIsThereForNobody() {
    assertThat(adapter.http.get("/nowhere").status()).isEqualTo(404);
    assertThat(adapter.http.get("/error").status()).isEqualTo(404);
    assertThat(adapter.http.command("/parked", "{}").status()).isEqualTo(405);
  }

  /** Of each docs/access.md says what guards it. */
  @Test
  void nothingListensToAQueueWithoutARule() {
    List<String> queues =
        adapter.context.getBeansOfType(QueueListener.class).values().stream()
            .map(QueueListener::queue)
            .toList();
    assertThat(adapter.context.getBeansOfType(MessageListenerContainer.class)).isEmpty();

    assertThat(queues)
        .containsExactlyInAnyOrder(
            adapter.sandbox.rabbit().requests(), adapter.sandbox.rabbit().requests() + ".dead");
  }
}
