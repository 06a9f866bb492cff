package io.emgadapter.order;

import tools.jackson.databind.node.ObjectNode;

/**
 * 0012, large order: more than 24 cables (at most 200) or more than 100 rack units (at most 500).
 *
 * @param description what is asked for, at most 3800 characters
 */
public record LargeOrderDetails(String description) implements ServiceDetails {
  static LargeOrderDetails read(Fields details) {
    return new LargeOrderDetails(details.required("Description", Common.DESCRIPTION));
  }

  @Override
  public ObjectNode toJson() {
    return new Members().put("Description", description).object();
  }
}
