package io.emgadapter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.request.Reading;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what HTTP really has, and its examples are true. */
class OpenApiTest {
  private final JsonNode document = Contract.yaml("openapi.yaml");

  @Test
  void pathsAreThoseOfTheControllers() {
    List<String> documented =
        document
            .get("paths")
            .propertyStream()
            .flatMap(path ->
                path.getValue().propertyNames().stream()
                    .map(method -> method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()))
            .toList();

    assertThat(documented).containsExactlyInAnyOrderElementsOf(mapped().toList());
  }

  private static Stream<String> mapped() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.emgadapter")
            .stream()
            .filter(type -> type.isAnnotatedWith(RestController.class))
            .map(JavaClass::reflect)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .flatMap(OpenApiTest::mapped);
  }

  private static Stream<String> mapped(Method method) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    return mapping == null
        ? Stream.empty()
        : Arrays.stream(mapping.path())
            .map(path -> mapping.method()[0] + " " + path.replace("{*", "{"));
  }

  @Test
  void statesAreThoseOfTasks() {
    assertThat(document.at("/components/schemas/TaskStatus/properties/state/enum"))
        .extracting(JsonNode::stringValue)
        .containsExactlyElementsOf(Arrays.stream(TaskState.values()).map(Enum::name).toList());
  }

  @Test
  void whatItRefersToIsThere() {
    assertThat(document.findValues("$ref"))
        .extracting(JsonNode::stringValue)
        .isNotEmpty()
        .allMatch(ref -> Contract.hasTarget(document, ref));
  }

  @TestFactory
  Stream<DynamicTest> everyExampleIsValid() {
    return document.findParents("examples").stream()
        .flatMap(content ->
            content
                .get("examples")
                .propertyStream()
                .map(example ->
                    DynamicTest.dynamicTest(
                        example.getKey(),
                        () -> isValid(content.get("schema"), example.getValue().get("value")))));
  }

  private void isValid(JsonNode schema, JsonNode example) {
    if (schema.path("$ref").asString("").equals("work-request.schema.json")) {
      assertThat(Reading.now().wrong(example.toString())).isEmpty();
      assertThat(Contract.wrong(Contract.schema("work-request.schema.json"), example)).isEmpty();
    } else {
      assertThat(Contract.wrong(HttpContract.schema(schema), example)).isEmpty();
    }
  }
}
