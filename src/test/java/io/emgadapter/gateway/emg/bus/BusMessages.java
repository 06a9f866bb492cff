package io.emgadapter.gateway.emg.bus;

import io.emgadapter.gateway.emg.bus.BusQueue.BusMessage;
import java.io.ByteArrayOutputStream;
import java.util.Date;
import java.util.Map;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Decoder;
import org.apache.qpid.protonj2.codec.DecoderState;
import org.apache.qpid.protonj2.codec.Encoder;
import org.apache.qpid.protonj2.codec.EncoderState;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.Header;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
import org.apache.qpid.protonj2.types.messaging.Properties;

/** Messages as they go over the wire. */
final class BusMessages {
  private static final Symbol LOCKED_UNTIL = Symbol.valueOf("x-opt-locked-until");

  private BusMessages() {}

  static BusMessage read(ProtonBuffer buffer) {
    Decoder decoder = CodecFactory.getDefaultDecoder();
    DecoderState state = decoder.newDecoderState();
    var body = new ByteArrayOutputStream();
    String id = null;
    while (buffer.isReadable()) {
      switch (decoder.readObject(buffer, state)) {
        case Properties properties ->
            id = properties.getMessageId() == null ? null : properties.getMessageId().toString();
        case Data data -> body.writeBytes(data.getValue());
        case null, default -> {}
      }
    }
    return new BusMessage(body.toByteArray(), id);
  }

  static ProtonBuffer write(BusMessage message, Date lockedUntil) {
    Encoder encoder = CodecFactory.getDefaultEncoder();
    EncoderState state = encoder.newEncoderState();
    ProtonBuffer buffer =
        ProtonBufferAllocator.defaultAllocator().allocate(message.body.length + 256);
    encoder.writeObject(
        buffer, state, new Header().setDurable(true).setDeliveryCount(message.deliveries - 1L));
    encoder.writeObject(buffer, state, new MessageAnnotations(Map.of(LOCKED_UNTIL, lockedUntil)));
    if (message.id != null) {
      encoder.writeObject(buffer, state, new Properties().setMessageId(message.id));
    }
    encoder.writeObject(buffer, state, new Data(message.body));
    return buffer;
  }
}
