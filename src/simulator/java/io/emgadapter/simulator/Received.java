package io.emgadapter.simulator;

import org.jspecify.annotations.Nullable;

/**
 * A message that the simulator took from the incoming queue. What could not be read is null.
 *
 * @param taskId the Task's {@code Id}
 * @param verb {@code Create} or {@code Update}, a Cancel being an Update with a state
 * @param state {@code Body.State}, if any
 * @param resource {@code SmartHands} or {@code WorkVisit}
 * @param servicerId the order that the Task names
 * @param requestorId the customer's reference in the Task
 * @param signatureValid whether the signature holds over the exact text
 * @param statusCode what it was answered with; 0 when it could not be answered at all
 * @param messageId AMQP message-id
 * @param subject AMQP subject
 * @param contentType AMQP content-type
 * @param isData whether the body was a data section
 * @param hasProperties whether it carried application properties, which EMG does not read
 * @param bytes the body
 */
@SuppressWarnings("ArrayRecordComponent")
public record Received(
    @Nullable String taskId,
    @Nullable String verb,
    @Nullable String state,
    @Nullable String resource,
    @Nullable String servicerId,
    @Nullable String requestorId,
    boolean signatureValid,
    int statusCode,
    @Nullable String messageId,
    @Nullable String subject,
    @Nullable String contentType,
    boolean isData,
    boolean hasProperties,
    byte[] bytes) {

  static Received of(Arrival arrival, Envelope envelope, boolean signatureValid, int statusCode) {
    return new Received(
        envelope.text("Id"),
        envelope.text("Verb"),
        envelope.bodyText("State"),
        envelope.text("Resource"),
        envelope.bodyText("ServicerId"),
        envelope.bodyText("RequestorId"),
        signatureValid,
        statusCode,
        arrival.messageId(),
        arrival.subject(),
        arrival.contentType(),
        arrival.isData(),
        arrival.hasProperties(),
        arrival.bytes());
  }
}
