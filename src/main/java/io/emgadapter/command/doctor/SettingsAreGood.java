package io.emgadapter.command.doctor;

import io.emgadapter.subscription.UnusableSettings.Wrong;
import java.util.List;

/** Whether a start would take the settings. */
final class SettingsAreGood implements Check {
  private static final String WHAT = "settings";

  @Override
  public String what() {
    return WHAT;
  }

  @Override
  public List<Finding> look(ServiceSettings service) {
    List<Wrong> wrong = service.wrong();
    return wrong.isEmpty()
        ? List.of(Finding.good(WHAT, "a start takes them."))
        : wrong.stream().map(each -> Finding.wrong(WHAT, each.toString())).toList();
  }
}
