package io.emgadapter.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private static @Nullable String state(String tracestate) {
    return TraceContext.state(TraceContext.received(PARENT, tracestate));
  }

  @Test
  void whatIsValidIsKeptAsItCame() {
    assertThat(TraceContext.received(PARENT, "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7"))
        .isEqualTo(TraceContext.kept(PARENT, "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7"));
    assertThat(TraceContext.received(PARENT, null)).isEqualTo(TraceContext.kept(PARENT, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yes",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-zz",
        "00-4bf92f3577b34da6a3ce929d0e0e473-000f067aa0ba902b7-01"
      })
  void whatW3cForbidsCountsAsNone(String traceparent) {
    assertThat(TraceContext.received(traceparent, "congo=1")).isNull();
  }

  @Test
  void aLaterVersionIsReadAsFarAsThisOneGoes() {
    assertThat(TraceContext.received(PARENT.replaceFirst("00", "cc") + "-more", null))
        .isEqualTo(TraceContext.kept(PARENT, null));
  }

  @Test
  void aStateThatIsWrongOrTooLongIsLeftOut() {
    String many =
        IntStream.range(0, 31)
            .mapToObj(i -> "k" + i + "=" + "v".repeat(20))
            .collect(Collectors.joining(","));

    assertThat(many).hasSizeGreaterThan(512);
    assertThat(state(many)).isNull();
    assertThat(state("no pair")).isNull();
    assertThat(state("")).isNull();
    assertThat(state("a=1\u0007")).isNull();
  }

  @Test
  void onlyItsFlagSaysWhetherItIsSampled() {
    assertThat(List.of("01", "02", "03"))
        .filteredOn(flags ->
            Objects.requireNonNull(TraceContext.kept(PARENT.replaceFirst("01$", flags), null))
                .isSampled())
        .containsExactly("01", "03");
  }
}
