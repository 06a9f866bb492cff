/**
 * The vocabulary of what Equinix starts: order notifications, bills, and bulletins about data
 * centers, the network, the fabric and managed services.
 *
 * <p>In: a Task that was verified and is no Ack. Out: a typed {@link
 * io.emgadapter.notification.Notification}, always: what is missing, misprinted or of another form
 * is carried through as far as it goes, with a warning. Nothing fails. Knows no framework, no clock
 * and no database.
 *
 * <p>{@link io.emgadapter.notification.NotificationReader} is the way in; {@code
 * docs/notifications.md} lists the kinds. {@link io.emgadapter.notification.PolledNews} is the way
 * for what was read of an order instead: its status, notes and negotiations become the same news.
 * {@link io.emgadapter.notification.CloudEventReader} and {@link
 * io.emgadapter.notification.IbxNoticeReader} are the ways for what came by Fabric streams and by
 * REST.
 */
@NullMarked
package io.emgadapter.notification;

import org.jspecify.annotations.NullMarked;
