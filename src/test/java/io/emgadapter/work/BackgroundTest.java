package io.emgadapter.work;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.emgadapter.EmgAdapter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.Lifecycle;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.QueryTimeoutException;

class BackgroundTest {
  private final List<String> told = new ArrayList<>();

  private final class Part extends Background {
    private final Phase phase;

    Part(Phase phase) {
      super(phase);
      this.phase = phase;
    }

    @Override
    protected void begin() {
      told.add("+" + phase + (isRunning() ? "" : " not running"));
    }

    @Override
    protected void end() {
      told.add("-" + phase + (isRunning() ? " running" : ""));
    }
  }

  @Test
  void whatTakesWorkStartsAfterAndStopsBeforeWhatWorksItOff() {
    try (var context = new AnnotationConfigApplicationContext()) {
      for (Phase phase : List.of(Phase.INTAKE, Phase.RELAY, Phase.DISPATCH)) {
        context.registerBean(phase.name(), Part.class, () -> new Part(phase));
      }
      context.refresh();
    }

    assertThat(told)
        .containsExactly("+RELAY", "+DISPATCH", "+INTAKE", "-INTAKE", "-DISPATCH", "-RELAY");
  }

  @Test
  void phasesStandInTheOrderInWhichTheyStart() {
    assertThat(Arrays.stream(Phase.values()).map(Phase::number)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void onceItIsStoppedAnOutageIsNotWaitedOut() {
    Part part = new Part(Phase.FOLLOW);
    part.start();
    part.stop();

    assertThatThrownBy(() -> part.durably().untilUp(() -> outage()))
        .isInstanceOf(Failures.Undecided.class);
  }

  private static String outage() {
    throw new QueryTimeoutException("out of reach");
  }

  @Test
  void nobodyHasALifeOfItsOwn() {
    classes()
        .that()
        .areAssignableTo(Lifecycle.class)
        .and()
        .areNotAssignableTo(LifecycleProcessor.class) // it starts others, or nobody
        .should()
        .beAssignableTo(Background.class)
        .check(
            new ClassFileImporter()
                .importUrl(EmgAdapter.class.getProtectionDomain().getCodeSource().getLocation()));
  }
}
