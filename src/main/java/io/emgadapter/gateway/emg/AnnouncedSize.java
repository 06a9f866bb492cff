package io.emgadapter.gateway.emg;

import java.lang.reflect.Field;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.engine.Link;
import org.apache.qpid.protonj2.types.UnsignedLong;

/**
 * The {@code max-message-size} that a peer states when a link is attached. The client's API does
 * not tell it, so it is read from the link underneath; a peer that is sent more cuts the link, and
 * with it every Task under way.
 */
final class AnnouncedSize {

  private AnnouncedSize() {}

  /** In bytes of the encoded message; {@link Long#MAX_VALUE} where the peer states none. */
  static long of(Sender sender) {
    try {
      Field link = sender.getClass().getSuperclass().getDeclaredField("protonSender");
      link.setAccessible(true);
      UnsignedLong size = ((Link<?>) link.get(sender)).getRemoteMaxMessageSize();
      return size == null || size.longValue() <= 0 ? Long.MAX_VALUE : size.longValue();
    } catch (ReflectiveOperationException e) {
      return Long.MAX_VALUE;
    }
  }
}
