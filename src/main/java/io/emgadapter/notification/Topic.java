package io.emgadapter.notification;

import io.emgadapter.order.FieldReader.UnknownField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The Resources that notifications are known to have; {@code docs/notifications.md} says whence.
 */
enum Topic {
  SMART_HANDS("SmartHands", NotificationKind.ORDER),
  WORK_VISIT("WorkVisit", NotificationKind.ORDER),
  BREAK_FIX("BreakFix", NotificationKind.ORDER),
  SHIPPING("Shipping", NotificationKind.ORDER),
  CROSS_CONNECT("CrossConnect", NotificationKind.ORDER),
  ACCESSORY("Accessory", NotificationKind.BILLING),
  COLO_ORDER("ColoOrder", NotificationKind.BILLING),
  IBX_SMART_VIEW("IbxSmartView", NotificationKind.BILLING),
  NETWORK_PRODUCT("NetworkProduct", NotificationKind.BILLING),
  DATA_CENTER_MAINTENANCE("DataCenter.Maintenance", NotificationKind.DATACENTER),
  DATA_CENTER_INCIDENT("DataCenter.Incident", NotificationKind.DATACENTER),
  DATA_CENTER_ADVISORY("DataCenter.Advisory", NotificationKind.DATACENTER),
  DATA_CENTER_SECURITY_INCIDENT("DataCenter.SecurityIncident", NotificationKind.DATACENTER),
  NETWORK_MAINTENANCE("Network.Maintenance", NotificationKind.NETWORK),
  NETWORK_INCIDENT("Network.Incident", NotificationKind.NETWORK),
  PORT("DataCenter.Network.Port", NotificationKind.FABRIC),
  VIRTUAL_CONNECTION("DataCenter.Network.VirtualConnection", NotificationKind.FABRIC),
  MANAGED_SERVICE("TroubleTicket.ManagedService", NotificationKind.MANAGEDSERVICE);

  private final String word;
  private final NotificationKind kind;

  Topic(String word, NotificationKind kind) {
    this.word = word;
    this.kind = kind;
  }

  /** The Resource as Equinix spells it. */
  String word() {
    return word;
  }

  /** What a notification of it is about, unless it has LineDetails. */
  NotificationKind kind() {
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
