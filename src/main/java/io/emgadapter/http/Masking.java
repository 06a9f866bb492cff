package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.Door;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.http.OrderFiles.OrderFile;
import io.emgadapter.ledger.reads.ReadHistory.OrderStep;
import io.emgadapter.ledger.reads.ReadNotifications.NotificationStatus;
import io.emgadapter.ledger.reads.ReadOrders;
import io.emgadapter.ledger.reads.ReadOrders.OrderStatus;
import io.emgadapter.ledger.reads.ReadRequests.RequestStatus;
import io.emgadapter.ledger.reads.ReadTasks.TaskStatus;
import io.emgadapter.ledger.reads.ReadUnmasking;
import io.emgadapter.order.Mask;
import io.emgadapter.order.Target.ByServicer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hides what is personal from callers that did not send it and were not let see it. Whatever a
 * controller shows of a Body, an envelope, Equinix's words or a parked message goes through here.
 * An answer in which something may be hidden has the header {@value #HEADER}.
 */
@Component
public class Masking {
  /** {@code true} where something may be hidden. */
  static final String HEADER = "Emg-Masked";

  private static final JsonMapper JSON = new JsonMapper();

  private final Door door;
  private final ReadUnmasking ledger;
  private final ReadOrders orders;

  Masking(Door door, ReadUnmasking ledger, ReadOrders orders) {
    this.door = door;
    this.ledger = ledger;
    this.orders = orders;
  }

  /**
   * Whether a caller sees everything of a thing: what it, or its team, sent, or what it unmasked.
   * Without users nothing is hidden from this host.
   *
   * @param sender whose thing it is; null if that is not known
   * @param targets the names of the thing in the audit
   */
  public boolean isClear(Caller caller, @Nullable String sender, String... targets) {
    return door.isOpen() || caller.owns(sender) || !given(caller, List.of(targets)).isEmpty();
  }

  /** Which of these things the caller unmasked; none once it may unmask nothing. */
  private Set<String> given(Caller caller, Collection<String> targets) {
    return caller.may(Right.UNMASK) && !targets.isEmpty()
        ? ledger.given(caller.name(), targets)
        : Set.of();
  }

  /** The same for an order: what the caller, or its team, ordered is its own. */
  boolean isClearOrder(Caller caller, String subscription, String servicerId) {
    return isClear(caller, null, ofOrder(subscription, servicerId))
        || orders.isOf(caller.senders(), subscription, new ByServicer(servicerId));
  }

  /** The name of a request in the audit. */
  public static String ofRequest(String sender, String id) {
    return "request/" + sender + "/" + id;
  }

  /** The name of a Task in the audit. */
  public static String ofTask(Object id) {
    return "task/" + id;
  }

  /** The name of an order in the audit. */
  public static String ofOrder(String subscription, String servicerId) {
    return "order/" + subscription + "/" + servicerId;
  }

  /** The name of something parked in the audit. */
  public static String ofParked(Object id) {
    return "parked/" + id;
  }

  /** What hides the people of a request, also in the texts of its Tasks and in its envelopes. */
  public Mask maskOfRequest(String sender, String id) {
    note();
    return Mask.knowing(ledger.bodiesOfRequest(sender, id));
  }

  /** The same for an order. */
  public Mask maskOfOrder(String subscription, String servicerId) {
    note();
    return Mask.knowing(ledger.bodiesOfOrder(subscription, servicerId));
  }

  /** What hides people of whom nothing is known. */
  Mask maskOfAll() {
    note();
    return Mask.ofAllWords();
  }

  RequestStatus request(Caller caller, RequestStatus request) {
    return new RequestStatus(
        request.id(),
        request.sender(),
        request.subscription(),
        request.verb(),
        request.resource(),
        request.notes(),
        request.openTasks(),
        request.acceptedAt(),
        request.endedAt(),
        tasks(caller, request.tasks()));
  }

  TaskStatus task(Caller caller, TaskStatus task) {
    return tasks(caller, List.of(task)).getFirst();
  }

  /** Tasks of several requests; the Bodies of each are read once. */
  List<TaskStatus> tasks(Caller caller, List<TaskStatus> tasks) {
    List<TaskStatus> others = tasks.stream().filter(task -> isHidden(caller, task)).toList();
    Set<String> given =
        given(caller, others.stream().flatMap(task -> targets(task).stream()).toList());
    Map<String, Mask> masks = new HashMap<>();
    return tasks.stream()
        .map(task ->
            !isHidden(caller, task) || targets(task).stream().anyMatch(given::contains)
                ? task
                : masked(task, masks))
        .toList();
  }

  private boolean isHidden(Caller caller, TaskStatus task) {
    return task.description() != null && !door.isOpen() && !caller.owns(task.sender());
  }

  private static List<String> targets(TaskStatus task) {
    return List.of(ofTask(task.id()), ofRequest(task.sender(), task.requestId()));
  }

  private TaskStatus masked(TaskStatus task, Map<String, Mask> masks) {
    Mask mask =
        masks.computeIfAbsent(
            ofRequest(task.sender(), task.requestId()),
            _ -> maskOfRequest(task.sender(), task.requestId()));
    return task.saying(mask.words(Objects.requireNonNull(task.description())));
  }

  /** The history of an order. */
  List<OrderStep> history(
      Caller caller, String servicerId, OrderStatus order, List<OrderStep> steps) {
    if (isClearOrder(caller, order.subscription(), servicerId)) {
      return steps;
    }
    Mask mask = maskOfOrder(order.subscription(), servicerId);
    return steps.stream().map(step -> step(mask, step)).toList();
  }

  private static OrderStep step(Mask mask, OrderStep step) {
    String details = step.details();
    return step.saying(
        step.descriptions().stream().map(mask::words).toList(),
        details == null ? null : mask.document(details));
  }

  /** Whoever looks at all of a subscription sees no words of it. Each order is looked up once. */
  List<NotificationStatus> notifications(
      Caller caller, String subscription, List<NotificationStatus> notifications) {
    Map<String, Boolean> clear = new HashMap<>();
    return notifications.stream()
        .map(each -> {
          String data = each.data();
          String order = each.servicerId();
          if (data == null) {
            return each;
          }
          boolean shown =
              order == null
                  ? isClear(caller, null)
                  : clear.computeIfAbsent(order, id -> isClearOrder(caller, subscription, id));
          return shown ? each : each.with(maskOfAll().document(data));
        })
        .toList();
  }

  /** An event for a stream; what was unmasked is not looked up for each. */
  RecordedEvent event(Caller caller, RecordedEvent event) {
    if (door.isOpen()) {
      return event;
    }
    String sender = JSON.readTree(event.data()).path("sender").asString(null);
    return caller.owns(sender)
        ? event
        : new RecordedEvent(
            event.id(),
            event.type(),
            event.subject(),
            event.subscription(),
            event.sequence(),
            event.occurredAt(),
            Mask.ofAllWords().document(event.data()),
            event.trace());
  }

  /** The bytes of something parked; what is no JSON is hidden as a whole. */
  public byte[] parked(Caller caller, Object id, @Nullable String sender, byte[] bytes) {
    return isClear(caller, sender, ofParked(id)) ? bytes : maskOfAll().document(bytes);
  }

  /** Their names are words too. */
  List<OrderFile> files(List<OrderFile> files) {
    Mask mask = maskOfAll();
    return files.stream()
        .map(file -> new OrderFile(file.id(), file.name() == null ? null : mask.words(file.name())))
        .toList();
  }

  /** What a caller is told in the place of a file that it may not see. */
  static HttpProblem hiddenFile() {
    return new HttpProblem(
            HttpStatus.FORBIDDEN,
            "A file may show personal data: unmask the order first, POST /unmaskings.")
        .code("masked");
  }

  private static void note() {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
        && now.getResponse() != null) {
      now.getResponse().setHeader(HEADER, "true");
    }
  }
}
