package io.emgadapter.gateway.rest;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;

/** Those of Equinix's APIs that are slow, fast or down apart from each other. */
enum Api {
  SMART_HANDS,
  WORK_VISITS,
  ORDERS,
  HISTORY,
  LOOKUP,
  ATTACHMENTS;

  /** The one that decides how long such a Task takes. */
  static Api of(Verb verb, Resource resource) {
    return switch (resource) {
      case SMART_HANDS -> verb == Verb.CREATE ? SMART_HANDS : ORDERS;
      case WORK_VISIT -> verb == Verb.CANCEL ? ORDERS : WORK_VISITS;
    };
  }
}
