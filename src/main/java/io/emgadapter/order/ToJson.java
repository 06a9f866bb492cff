package io.emgadapter.order;

import tools.jackson.databind.node.ObjectNode;

/** What stands as a JSON object in a Body. */
interface ToJson {

  /** In Equinix's field names and order, with only the fields that are set. */
  ObjectNode toJson();
}
