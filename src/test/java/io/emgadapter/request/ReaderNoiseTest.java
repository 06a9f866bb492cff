package io.emgadapter.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.AnyRequest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged and hostile requests, always the same ones: problems are told, and soon. */
class ReaderNoiseTest {
  /** Counts the work of a thread: what else the machine does is not in it. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int ROUNDS = 5_000;

  private final Reading reading = Reading.now();

  @Test
  void damageIsReadOrReportedAndNothingElse() {
    Random random = new Random(20260303);
    AnyRequest any = new AnyRequest(random);
    int told = 0;
    for (int round = 0; round < ROUNDS; round++) {
      told +=
          reading.problems(damaged(any.next().toString().getBytes(UTF_8), random)).isEmpty()
              ? 0
              : 1;
    }
    assertThat(told).isBetween(ROUNDS / 2, ROUNDS - 1);
  }

  private static byte[] damaged(byte[] request, Random random) {
    byte[] damaged = Arrays.copyOf(request, request.length - random.nextInt(2));
    for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  static Stream<Named<IntFunction<String>>> hostile() {
    return Stream.of(
        Named.of("a long text", n -> body("'Description':'" + "x".repeat(n) + "'")),
        Named.of("a blank text", n -> body("'Description':'" + " ".repeat(n) + "'")),
        Named.of("a long mail", n -> contact("Email", "a.".repeat(n / 2))),
        Named.of("a long name", n -> contact("Name", ". ".repeat(n / 2) + "x")),
        Named.of(
            "a long file",
            n -> body("'Attachments':[{'Name':'a.png','Data':'" + "A".repeat(n) + "'}]")),
        Named.of("many members", n -> body(many(n / 12, i -> "'m" + i + "':1"))),
        Named.of(
            "many contacts", n -> body("'AdditionalContacts':[" + many(n / 4, _ -> "{}") + "]")),
        Named.of("many at the top", n -> "{" + many(n / 12, i -> "'m" + i + "':'\\ud800'") + "}"),
        Named.of("deep", n -> "[".repeat(n)),
        Named.of("open objects", n -> "{'a':".repeat(n / 5)),
        Named.of("a number", n -> "{'a':" + "9".repeat(n) + "}"),
        Named.of("context", n -> "{'context':{'a':[" + many(n / 2, _ -> "1") + "]}}"));
  }

  /**
   * Ten times as long may take ten times the work, and three times that for a cache that is cold.
   */
  @ParameterizedTest
  @MethodSource("hostile")
  void tenTimesAsLongTakesTenTimesAsMuchTimeAtMost(IntFunction<String> request) {
    byte[] small = request.apply(100_000).replace('\'', '"').getBytes(UTF_8);
    byte[] large = request.apply(1_000_000).replace('\'', '"').getBytes(UTF_8);
    fastest(small);

    long ofSmall = Math.max(fastest(small), Duration.ofMillis(3).toNanos());

    assertThat(fastest(large)).isLessThan(30 * ofSmall);
  }

  private long fastest(byte[] request) {
    return IntStream.range(0, 7)
        .mapToLong(_ -> {
          long start = THREADS.getCurrentThreadCpuTime();
          assertThat(reading.problems(request)).isNotEmpty();
          return THREADS.getCurrentThreadCpuTime() - start;
        })
        .min()
        .orElseThrow();
  }

  private static String body(String members) {
    return "{'id':'1','verb':'Create','resource':'SmartHands','body':{" + members + "}}";
  }

  private static String contact(String name, String value) {
    return body("'AdditionalContacts':[{'" + name + "':'" + value + "'}]");
  }

  private static String many(int count, IntFunction<String> one) {
    return String.join(",", List.copyOf(IntStream.range(0, count).mapToObj(one).toList()));
  }
}
