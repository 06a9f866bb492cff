package io.emgadapter.gateway.rest;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order, or a change of one, in the fields of a REST API.
 *
 * @param json its body, without {@code attachments}
 * @param files its attachments
 * @param notes what became of fields that REST has no home for
 */
record Mapped(ObjectNode json, List<File> files, List<String> notes) {

  /** Without the content. */
  @Override
  public String toString() {
    return "Mapped" + notes;
  }
}
