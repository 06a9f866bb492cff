package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.sight.OutcomeCounters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/** Counts and times the calls of Equinix's REST APIs, each exchange once. */
public final class CallMeters {
  private static final Duration[] BUCKETS =
      LongStream.of(100, 500, 1000, 5000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<Api, Timer> times = new EnumMap<>(Api.class);
  private final Map<Api, OutcomeCounters<Outcome>> outcomes = new EnumMap<>(Api.class);

  public CallMeters(MeterRegistry registry) {
    this.registry = registry;
    for (Api api : Api.values()) {
      Tags tags = Tags.of("api", OutcomeCounters.word(api));
      times.put(
          api,
          Timer.builder("emg.rest.call")
              .description("How long a call of one of Equinix's REST APIs took.")
              .tags(tags)
              .serviceLevelObjectives(BUCKETS)
              .register(registry));
      outcomes.put(
          api,
          new OutcomeCounters<>(
              registry,
              "emg.rest.calls",
              "Calls of Equinix's REST APIs, by what came of them.",
              tags,
              Outcome.class));
    }
  }

  /** What came of a call: what its reply means, or why there is none. */
  enum Outcome {
    DONE,
    REFUSED,
    TOKEN_REFUSED,
    TURNED_AWAY,
    OPEN,
    NOT_WRITTEN,
    LOST;

    private static Outcome of(Call call) {
      return switch (call) {
        case Replied(var reply) -> valueOf(reply.meaning().name());
        case NotWritten _ -> NOT_WRITTEN;
        case Lost _ -> LOST;
      };
    }
  }

  /** What came of asking for a token. */
  public enum Asked {
    GRANTED,
    REFUSED,
    NONE
  }

  /** One exchange is over. */
  void called(Api api, Call call, Duration took) {
    Objects.requireNonNull(times.get(api)).record(took);
    Objects.requireNonNull(outcomes.get(api)).add(Outcome.of(call));
  }

  /** The counters of the tokens of one subscription, which begin with zero. */
  public OutcomeCounters<Asked> tokens(String subscription) {
    return new OutcomeCounters<>(
        registry,
        "emg.rest.tokens",
        "How often a token was asked for, by what came of it.",
        Tags.of("subscription", subscription),
        Asked.class);
  }

  /** The timer of asking for tokens. */
  public Timer tokenTimes() {
    return Timer.builder("emg.rest.token")
        .description("How long Equinix took to answer who asked for a token.")
        .register(registry);
  }

  /** The counters of why accounts came to stand still, which begin with zero. */
  public OutcomeCounters<AccountSight.Pause> pauses() {
    return new OutcomeCounters<>(
        registry,
        "emg.rest.pauses",
        "How often an account's Tasks came to wait, by the reason.",
        Tags.empty(),
        AccountSight.Pause.class);
  }
}
