package io.emgadapter.receive;

import io.emgadapter.envelope.EnvelopeReader.SignedText;
import io.emgadapter.ledger.orders.TakeNotifications;
import io.emgadapter.ledger.orders.TakeNotifications.Message;
import io.emgadapter.ledger.orders.TakeNotifications.Taken;
import io.emgadapter.notification.Notification;
import io.emgadapter.notification.NotificationReader;
import io.emgadapter.order.ContentId;
import io.emgadapter.work.Durably;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads notifications and has the ledger take them. */
@Component
class Notices {
  private final TakeNotifications takeNotifications;

  Notices(TakeNotifications takeNotifications) {
    this.takeNotifications = takeNotifications;
  }

  /**
   * Reads a notification that is believed. If it has no Id, the same content counts as the same
   * message.
   */
  static Message read(SignedText text, byte[] envelope) {
    byte[] digest = ContentId.sha256(text.signedBytes());
    String fingerprint = "sha256:" + HexFormat.of().formatHex(digest);
    Notification what = NotificationReader.read(text.task(), fingerprint);
    String id = what.head().id();
    return new Message(id == null ? fingerprint : id, what, digest, envelope);
  }

  /**
   * Has the ledger take a batch.
   *
   * @param durably how long an outage is waited out
   * @return what became of each, in the same order
   */
  List<Taken> take(Durably durably, String subscription, List<Message> messages) {
    return durably.run(
        messages, batch -> takeNotifications.take(subscription, batch), _ -> Taken.NOT_STORABLE);
  }
}
