package io.emgadapter.notification;

import tools.jackson.databind.node.ObjectNode;

/** A notification that is about no order: it is published, and changes nothing. */
public sealed interface Bulletin extends Notification
    permits SiteNotification, FabricNotification, ManagedServiceCase, UnknownNotification {

  /** The word of its event, for example {@code notification.datacenter.maintenance}. */
  String word();

  /**
   * What it is about, by which its events are ordered: a ServicerId, an asset's uuid, or the like.
   */
  String subject();

  /** Its fields in the names of the event, and the Body as it came. */
  ObjectNode data();
}
