package io.emgadapter.sandbox;

/**
 * Tells a person what is where, and what to paste.
 *
 * @param http base URL of the adapter
 * @param broker for both protocols
 * @param example a work request that was not sent yet
 */
record Directions(String http, RabbitBroker broker, Sample example) {

  /** Each command works as it stands here. */
  String text() {
    return """

    HTTP        %1$s   (%1$s/actuator/health/readiness)
    AMQP 0-9-1  amqp://%2$s:%3$s@%4$s:%5$d
                work requests to queue %6$s; events from exchange %7$s, and in queue %8$s
    EMG         amqp://%2$s:%3$s@%4$s:%5$d, AMQP 1.0, queues %9$s and %10$s; Equinix is a simulator

    Ask for work:

    curl -i %1$s/work-requests -H 'Content-Type: application/json' --data-binary @- <<'END'
    %11$sEND

    See what became of it:

    curl -s %1$s/work-requests/%12$s

    Stop with Ctrl-C. More samples: src/test/resources/samples
    """
        .formatted(
            http,
            broker.user(),
            broker.password(),
            broker.host(),
            broker.port(),
            broker.requests(),
            broker.exchange(),
            broker.events(),
            Sandbox.INCOMING,
            Sandbox.OUTGOING,
            example.text(),
            example.id());
  }
}
