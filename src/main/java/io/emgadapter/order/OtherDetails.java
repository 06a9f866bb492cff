package io.emgadapter.order;

import tools.jackson.databind.node.ObjectNode;

/** 0001, other: there are no details; {@code Description} says what is wanted. */
public record OtherDetails() implements ServiceDetails {

  @Override
  public ObjectNode toJson() {
    return new Members().object();
  }
}
