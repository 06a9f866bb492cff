package io.emgadapter.bench.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes Acks and notifications in the printed forms, signed, by filling in a text. */
final class Answers {
  private static final int LENGTH_OF_ID = 36;
  private static final long FIRST_ORDER = 100_000_000_000L;

  private static final String ACK =
      """
      {"Id":"69352cff-4f00-4c42-9dce-a1b5e5ecc40b","Source":"%s","Verb":"Ack","Resource":"SmartHands",\
      "ContentType":"application/json","CreateTimeUTC":"%s","Version":"1.0","OriginationId":"%s",\
      "OriginationVerb":"Create","Body":{"RequestorId":"%s","ServicerId":"1-%d","StatusCode":201,\
      "Description":"Equinix SmartHands: 1-%5$d Was created in reference to : %4$s","Object":null}}\
      """;

  private static final String NOTICE =
      """
      {"Id":"%s","Source":"%s","Verb":"Update","Resource":"SmartHands","ContentType":"application/json",\
      "CreationTimeUTC":"%s","Version":"1.0","Body":{"RequestorId":"NOTED-%d","ServicerId":"1-9%010d",\
      "State":"InProgress","Description":"A technician works on it: part %d of the work is done."}}\
      """;

  private final CheapKey key = new CheapKey();
  private final String source;
  private final AtomicLong orders = new AtomicLong(FIRST_ORDER);
  private final Set<String> seen = new HashSet<>();
  private long copies;

  Answers(String source) {
    this.source = source;
  }

  /** The signed Ack of an envelope; null where no Id is found in it. For one thread at a time. */
  byte @Nullable [] ack(byte[] message) {
    String text = new String(message, ISO_8859_1);
    String id = value(text, "\\\"Id\\\":\\\"");
    String requestor = value(text, "\\\"RequestorId\\\":\\\"");
    if (id == null || requestor == null || id.length() != LENGTH_OF_ID) {
      return null;
    }
    if (!seen.add(id)) {
      copies++;
    }
    return seal(ACK.formatted(source, now(), id, requestor, orders.getAndIncrement()));
  }

  private static @Nullable String value(String text, String before) {
    int at = text.indexOf(before);
    if (at < 0) {
      return null;
    }
    int from = at + before.length();
    int to = text.indexOf('\\', from);
    return to < 0 ? null : text.substring(from, to);
  }

  /** News of one of these orders that nobody here has placed. */
  byte[] notice(int number, int order) {
    return seal(NOTICE.formatted(UUID.randomUUID(), source, now(), order, order, number));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).plusNanos(1_000_000);
  }

  private byte[] seal(String task) {
    String signature = key.sign(task.getBytes(StandardCharsets.UTF_8));
    String escaped = task.replace("\"", "\\\"");
    return ("{\"Task\":\"" + escaped + "\",\"Signature\":\"" + signature + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** How many Tasks came, each counted once. */
  int tasks() {
    return seen.size();
  }

  /** How many came that had come before. */
  long copies() {
    return copies;
  }
}
