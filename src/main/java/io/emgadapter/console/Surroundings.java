package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.Door;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page needs beside its own content: who looks at it, and what time it is. */
@Component
@ControllerAdvice(basePackageClasses = Surroundings.class)
class Surroundings {
  private final Clock clock;
  private final Door door;

  Surroundings(Clock clock, Door door) {
    this.clock = clock;
    this.door = door;
  }

  @ModelAttribute
  void surround(Model model) {
    model.addAllAttributes(with(Map.of(), Caller.current().orElse(null)));
  }

  /** The model of a page, with this added. */
  Map<String, Object> with(Map<String, Object> model, @Nullable Caller caller) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("you", new You(caller, door.isOpen()));
    all.put("times", new Times(clock.instant()));
    return all;
  }
}
