package io.emgadapter.event;

import java.util.Arrays;

/** The types of events, each with the word that consumers bind to. */
public enum EventType {
  /** A work request was not accepted; lists everything to correct. */
  REQUEST_REJECTED("request.rejected"),
  /** An id was used again with other content; the first request goes on unchanged. */
  REQUEST_CONFLICTING("request.conflicting"),
  /** A work request has ended; lists every Task and order with its end. Exactly one per request. */
  REQUEST_COMPLETED("request.completed"),
  /** Equinix accepted a Task. */
  TASK_ACKNOWLEDGED("task.acknowledged"),
  /** Equinix refused a Task. */
  TASK_REFUSED("task.refused"),
  /** No answer came in time; it may still come. */
  TASK_UNANSWERED("task.unanswered"),
  /** An order exists at Equinix that the end of its Task did not mention. */
  ORDER_APPEARED("order.appeared"),
  /** News of an order, whoever placed it: its state, a technician's words, a question. */
  ORDER_UPDATED("order.updated"),
  /** A bill for an order. */
  ORDER_BILLED("order.billed"),
  /** Work in a data center. */
  DATACENTER_MAINTENANCE("notification.datacenter.maintenance"),
  /** Something went wrong in a data center. */
  DATACENTER_INCIDENT("notification.datacenter.incident"),
  /** Advice about a data center. */
  DATACENTER_ADVISORY("notification.datacenter.advisory"),
  /** The security of a data center. */
  DATACENTER_SECURITY_INCIDENT("notification.datacenter.securityincident"),
  /** Work on Equinix's network. */
  NETWORK_MAINTENANCE("notification.network.maintenance"),
  /** Something went wrong in Equinix's network. */
  NETWORK_INCIDENT("notification.network.incident"),
  /** The state of a port. */
  FABRIC_PORT("notification.fabric.port"),
  /** The state of a virtual connection. */
  FABRIC_VIRTUAL_CONNECTION("notification.fabric.virtualconnection"),
  /** A case of a managed service. */
  MANAGED_SERVICE("notification.managedservice"),
  /** A notification of a Resource that no document names. */
  UNKNOWN_NOTIFICATION("notification.unknown");

  private static final String PREFIX = "io.emgadapter.";

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /** The word, which is also the start of the routing key: {@code task.acknowledged}. */
  public String word() {
    return word;
  }

  /** The CloudEvents {@code type}: {@code io.emgadapter.task.acknowledged}. */
  public String type() {
    return PREFIX + word;
  }

  /** Finds the type of this {@link #word()}; every word in the ledger has one. */
  public static EventType of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst().orElseThrow();
  }
}
