package io.emgadapter.command.doctor;

import java.util.List;

/** Looks at one side of the adapter's world. */
interface Check {

  /** What it looks at, in a word or two. */
  String what();

  /**
   * Looks at it.
   *
   * @throws Exception where it could not be looked at; its message is shown to nobody
   */
  List<Finding> look(ServiceSettings service) throws Exception;
}
