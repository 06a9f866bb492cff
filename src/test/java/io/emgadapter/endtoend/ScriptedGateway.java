package io.emgadapter.endtoend;

import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Route;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A second way to Equinix, which does what the RequestorId of a Task says. */
final class ScriptedGateway implements Gateway {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<SealedTask> seen = new CopyOnWriteArrayList<>();

  /** Makes it the gateway of the route {@code rest}. */
  static final class Beans {
    @Bean
    ScriptedGateway rest() {
      return new ScriptedGateway();
    }
  }

  @Override
  public Route route() {
    return Route.REST;
  }

  @Override
  public List<Outcome> send(List<SealedTask> tasks) {
    return tasks.stream().map(this::send).toList();
  }

  private Outcome send(SealedTask task) {
    seen.add(task);
    String name = name(task);
    return switch (name.substring(name.lastIndexOf('-') + 1)) {
      case "answered" -> new Outcome.Answered(answer(task, 201, name.replace("R-s-", "rest-")));
      case "rejected" -> new Outcome.Answered(answer(task, 409, null));
      case "refused" -> new Outcome.Refused(new Problem("/body", "no-such-field", "Leave it out."));
      case "later" ->
          texts(name).size() == 1
              ? new Outcome.NotSent("down", Duration.ofMillis(50))
              : new Outcome.Sent();
      case "taken" ->
          texts(name).size() == 1
              ? new Outcome.Unknown("connection lost")
              : new Outcome.Answered(answer(task, 400, null));
      default -> new Outcome.Unknown("connection lost");
    };
  }

  private static Answer answer(SealedTask task, int status, @Nullable String order) {
    List<NamedOrder> orders = order == null ? List.of() : List.of(new NamedOrder(order, List.of()));
    return new Answer(task.id(), status, "said at once", orders);
  }

  /** The Task of this reference, once it was taken for good. */
  @Nullable UUID sent(String name) {
    return texts(name).size() < 2 ? null : seen(name).getLast().id();
  }

  /** The texts that were sent under this reference or order, one for each time. */
  List<String> texts(String name) {
    return seen(name).stream().map(SealedTask::text).toList();
  }

  private List<SealedTask> seen(String name) {
    return seen.stream().filter(task -> name(task).endsWith(name)).toList();
  }

  private static String name(SealedTask task) {
    JsonNode body = JSON.readTree(task.text()).path("Body");
    return body.path("ServicerId").asString(body.path("RequestorId").asString(""));
  }

  @Override
  public Lookup lookup(SealedTask task) {
    String name = name(task);
    if (!name.endsWith("-taken")) {
      return new Lookup.Undecided("not asked in this test");
    }
    return texts(name).size() == 1
        ? new Lookup.Absent("late")
        : new Lookup.Found(answer(task, 201, name.replace("R-s-", "rest-")));
  }
}
