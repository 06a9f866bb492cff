package io.emgadapter.notification;

import io.emgadapter.notification.Notification.Kind;
import io.emgadapter.order.FieldReader.UnknownField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The Resources that notifications are known to have; {@code docs/notifications.md} says whence.
 */
enum Topic {
  SMART_HANDS("SmartHands", Kind.ORDER),
  WORK_VISIT("WorkVisit", Kind.ORDER),
  BREAK_FIX("BreakFix", Kind.ORDER),
  SHIPPING("Shipping", Kind.ORDER),
  CROSS_CONNECT("CrossConnect", Kind.ORDER),
  ACCESSORY("Accessory", Kind.BILLING),
  COLO_ORDER("ColoOrder", Kind.BILLING),
  IBX_SMART_VIEW("IbxSmartView", Kind.BILLING),
  NETWORK_PRODUCT("NetworkProduct", Kind.BILLING),
  DATA_CENTER_MAINTENANCE("DataCenter.Maintenance", Kind.DATACENTER),
  DATA_CENTER_INCIDENT("DataCenter.Incident", Kind.DATACENTER),
  DATA_CENTER_ADVISORY("DataCenter.Advisory", Kind.DATACENTER),
  DATA_CENTER_SECURITY_INCIDENT("DataCenter.SecurityIncident", Kind.DATACENTER),
  NETWORK_MAINTENANCE("Network.Maintenance", Kind.NETWORK),
  NETWORK_INCIDENT("Network.Incident", Kind.NETWORK),
  PORT("DataCenter.Network.Port", Kind.FABRIC),
  VIRTUAL_CONNECTION("DataCenter.Network.VirtualConnection", Kind.FABRIC),
  MANAGED_SERVICE("TroubleTicket.ManagedService", Kind.MANAGEDSERVICE);

  private final String word;
  private final Kind kind;

  Topic(String word, Kind kind) {
    this.word = word;
    this.kind = kind;
  }

  /** The Resource as Equinix spells it. */
  String word() {
    return word;
  }

  /** What a notification of it is about, unless it has LineDetails. */
  Kind kind() {
    return kind;
  }

  /** The last name of the Resource, in lower case: {@code maintenance}. */
  String leaf() {
    return word.substring(word.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Finds what a Resource means, in any case; also where one letter is wrong, missing or double.
   */
  static Optional<Topic> meant(String resource) {
    return exact(resource).or(() -> nearest(resource));
  }

  private static Optional<Topic> exact(String resource) {
    return Arrays.stream(values()).filter(topic -> topic.word.equalsIgnoreCase(resource)).findAny();
  }

  private static Optional<Topic> nearest(String resource) {
    List<Topic> near =
        Arrays.stream(values())
            .filter(topic -> Math.abs(topic.word.length() - resource.length()) <= 1)
            .filter(topic -> UnknownField.distance(resource, topic.word) == 1)
            .toList();
    return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
  }
}
