package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code spring-boot:test-run} starts the one main class that it finds among the tests. */
class OneMainClassTest {
  @Test
  void onlyTheSandboxIsAProgramAmongTheTests() {
    assertThat(new ClassFileImporter().importPath(Path.of("target", "test-classes")))
        .flatExtracting(type -> type.getMethods())
        .filteredOn(method -> method.getName().equals("main"))
        .extracting(JavaMethod::getFullName)
        .containsExactly(SandboxApplication.class.getName() + ".main([Ljava.lang.String;)");
  }
}
