package io.emgadapter.simulator;

import io.emgadapter.simulator.Verdict.Refused;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where the customer's messages are looked at: verified, decided one after the other, answered. */
final class Desk {

  volatile boolean isDeduplicating = true;
  volatile Predicate<Received> tampered = any -> false;
  volatile @Nullable Predicate<JsonNode> admitted;

  private final String source;
  private final Envelopes envelopes;
  private final Acks acks;
  private final OrderBook book;
  private final Outbox outbox;
  private final Lives lives;
  private final Queue<Verdict> decided = new ConcurrentLinkedQueue<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  Desk(String source, Envelopes envelopes, Acks acks, OrderBook book, Outbox outbox, Lives lives) {
    this.source = source;
    this.envelopes = envelopes;
    this.acks = acks;
    this.book = book;
    this.outbox = outbox;
    this.lives = lives;
  }

  private record Opened(Arrival arrival, Envelope envelope, boolean signatureValid) {}

  private record Answer(int statusCode, @Nullable String text, @Nullable Received to) {

    Answer to(Received received) {
      return new Answer(statusCode, text, received);
    }
  }

  /** Signatures are checked and made in parallel, decisions in the order of arrival. */
  void take(List<Arrival> batch) {
    List<Opened> opened = batch.parallelStream().map(this::open).toList();
    List<Answer> answered = opened.stream().map(this::decide).toList();
    received.addAll(answered.stream().map(Answer::to).toList());
    answered.parallelStream()
        .filter(answer -> answer.text() != null)
        .map(this::sealed)
        .toList()
        .forEach(outbox::answer);
    for (Verdict verdict = decided.poll(); verdict != null; verdict = decided.poll()) {
      lives.after(verdict);
    }
  }

  private Opened open(Arrival arrival) {
    Envelope envelope = envelopes.open(arrival.bytes());
    return new Opened(arrival, envelope, envelopes.verifies(envelope));
  }

  private Answer decide(Opened opened) {
    Answer answer = answer(opened);
    return answer.to(
        Received.of(
            opened.arrival(), opened.envelope(), opened.signatureValid(), answer.statusCode()));
  }

  private Answer answer(Opened opened) {
    String id = opened.envelope().text("Id");
    if (id == null) {
      // Without the Id that an Ack names as its origin there is nobody to answer.
      return new Answer(0, null, null);
    }
    JsonNode task = opened.envelope().task();
    String refusal = refusal(opened);
    if (refusal == null && !source.equals(opened.envelope().text("Source"))) {
      refusal = "Source is not known";
    }
    if (refusal != null) {
      return answer(task, new Refused(401, opened.envelope().bodyText("RequestorId"), refusal));
    }
    return isDeduplicating
        ? answers.computeIfAbsent(id, any -> decide(opened.envelope(), task))
        : decide(opened.envelope(), task);
  }

  /** A partner's gateway looks at the block alone, Equinix's own at the signature. */
  private @Nullable String refusal(Opened opened) {
    Predicate<JsonNode> blocks = admitted;
    if (blocks != null) {
      return blocks.test(opened.envelope().authentication()) ? null : "Authentication is not valid";
    }
    return opened.signatureValid() ? null : "Signature is not valid";
  }

  private Answer decide(Envelope envelope, JsonNode task) {
    String contentType = task.path("ContentType").asString("application/json");
    if (!"1.0".equals(envelope.text("Version")) || !"application/json".equals(contentType)) {
      String message = "Version is 1.0, ContentType application/json";
      return answer(task, new Refused(400, envelope.bodyText("RequestorId"), message));
    }
    String verb = task.path("Verb").asString("");
    String resource = task.path("Resource").asString("");
    Verdict verdict = book.decide(verb, resource, task.path("Body"));
    decided.add(verdict);
    return answer(task, verdict);
  }

  private Answer answer(JsonNode task, Verdict verdict) {
    return new Answer(acks.statusCode(verdict), acks.print(task, verdict), null);
  }

  private byte[] sealed(Answer answer) {
    byte[] envelope = envelopes.seal(answer.text());
    return tampered.test(answer.to()) ? Tampering.withOtherStatus(envelope) : envelope;
  }

  List<Received> received() {
    return List.copyOf(received);
  }
}
