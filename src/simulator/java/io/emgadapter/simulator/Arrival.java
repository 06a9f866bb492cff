package io.emgadapter.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.qpid.protonj2.client.AdvancedMessage;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.Section;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came, before anything is read.
 *
 * @param isData whether the body was one data section, as EMG wants it
 * @param hasProperties whether it carries anything beside what EMG reads
 * @param bytes its body; of a text, the UTF-8 bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record Arrival(
    @Nullable String messageId,
    @Nullable String subject,
    @Nullable String contentType,
    boolean isData,
    boolean hasProperties,
    byte[] bytes) {

  static Arrival of(AdvancedMessage<?> message) throws ClientException {
    List<Section<?>> sections = List.copyOf(message.bodySections());
    boolean isData = sections.size() == 1 && sections.getFirst() instanceof Data;
    Object id = message.messageId();
    return new Arrival(
        id == null ? null : id.toString(),
        message.subject(),
        message.contentType(),
        isData,
        message.hasProperties(),
        bytes(sections));
  }

  private static byte[] bytes(List<Section<?>> sections) {
    Object value = sections.isEmpty() ? "" : sections.getFirst().getValue();
    return value instanceof byte[] data ? data : String.valueOf(value).getBytes(UTF_8);
  }
}
