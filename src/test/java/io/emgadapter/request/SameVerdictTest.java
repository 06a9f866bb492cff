package io.emgadapter.request;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.fail;

import com.networknt.schema.Schema;
import io.emgadapter.contract.Contract;
import io.emgadapter.order.AnyRequest;
import io.emgadapter.order.Mutation;
import io.emgadapter.order.Problems.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Schema and code say the same of a request, but for what a schema cannot say. */
class SameVerdictTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int VALID = 1_000;
  private static final int CHANGED = 5_000;

  /** What a schema cannot say, as {@code code pointer}; docs/contract.md lists the same. */
  static final List<Pattern> BEYOND_A_SCHEMA =
      List.of(
          Pattern.compile("too-late .*"),
          Pattern.compile("missing /body/SchedulingDetails/RequestedStartDate"),
          Pattern.compile("(end-before-start|over-two-weeks|several-data-centers) .*"),
          Pattern.compile("not-a-url .*"),
          Pattern.compile("not-allowed /subscription"),
          Pattern.compile("no-such-handle .*"),
          Pattern.compile("conflict /order/.*"),
          Pattern.compile("not-text .*"));

  private final Schema schema = Contract.schema("work-request.schema.json");
  private final Reading reading = Reading.now();
  private final Map<Boolean, Integer> judged = new HashMap<>();

  @Test
  void whateverIsMadeValidIsValidToBoth() {
    AnyRequest any = new AnyRequest(new Random(20260301));
    for (int i = 0; i < VALID; i++) {
      ObjectNode request = any.next();
      assertThat(reading.problems(escaped(request))).as(request::toString).isEmpty();
      compare(request);
    }
    assertThat(judged).containsExactly(entry(true, VALID));
  }

  @Test
  void aSingleChangeIsJudgedAlikeByBoth() {
    Random random = new Random(20260302);
    AnyRequest any = new AnyRequest(random);
    Mutation mutation = new Mutation(random);
    for (int i = 0; i < CHANGED; i++) {
      ObjectNode request = any.next();
      mutation.change(request);
      compare(request);
    }
    assertThat(judged.get(true)).isBetween(CHANGED / 20, CHANGED / 2);
  }

  private void compare(ObjectNode request) {
    List<Problem> problems = reading.problems(escaped(request));
    boolean valid = problems.isEmpty();
    judged.merge(valid, 1, Integer::sum);
    boolean beyond = !valid && problems.stream().allMatch(SameVerdictTest::isBeyond);
    if (Contract.isValid(schema, request) != valid && !beyond) {
      fail(
          "reader: %s%nschema: %s%nrequest: %s",
          problems, Contract.wrong(schema, request), new String(escaped(request), US_ASCII));
    }
  }

  private static boolean isBeyond(Problem problem) {
    String told = problem.code() + " " + problem.pointer();
    return BEYOND_A_SCHEMA.stream().anyMatch(pattern -> pattern.matcher(told).matches());
  }

  /** Half surrogate pairs can only be written as escapes. */
  private static byte[] escaped(JsonNode request) {
    return JSON.writer()
        .with(tools.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
        .writeValueAsBytes(request);
  }
}
