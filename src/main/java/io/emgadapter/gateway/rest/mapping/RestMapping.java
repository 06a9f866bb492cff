package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.order.Body;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.Operation;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.SmartHandsUpdate.NegotiationAnswer;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.order.WorkVisitUpdate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a Body into the fields of the REST APIs. What REST cannot carry is known without any call,
 * so the sender learns it when the request comes in; and what was checked then is what is sent.
 */
public final class RestMapping {
  /** Notes come in the order of the members. */
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private static final Set<String> ORDER =
      Set.of("purchaseOrder", "notificationContacts", "accountNumbers");
  private static final Set<String> SMART_HANDS_ORDER =
      Set.of(
          "purchaseOrder",
          "notificationContacts",
          "accountNumbers",
          "needSupportFromASubmarineCableStationEngineer");

  private RestMapping() {}

  /**
   * Maps a Body.
   *
   * @param reference what the order carries at Equinix, see {@link Reference}; empty when the
   *     request comes in, because it is made of the Task's Id
   * @return with all problems and notes; the account of a Smart Hands order's cage is still missing
   */
  public static Mapped of(
      Body body, RestOnly rest, String reference, AttachmentSettings attachments) {
    Mapped mapped = mapped(body, rest, reference, new RestDraft(attachments));
    Stream<String> unused =
        unused(body, rest)
            .map(name -> "rest/" + name + ": not sent, this work has no place for it");
    return mapped.withNotes(Stream.concat(mapped.notes().stream(), unused).distinct().toList());
  }

  private static Mapped mapped(Body body, RestOnly rest, String reference, RestDraft draft) {
    return switch (body) {
      case SmartHandsCreate create -> SmartHandsOrder.of(create, rest, reference, draft);
      case WorkVisitCreate create -> VisitOrder.of(create, rest, reference, draft);
      case Body answer when answer.negotiationAnswer().isPresent() ->
          OrderChanges.answer(answer, draft);
      case SmartHandsUpdate update -> OrderChanges.note(update, rest, reference, draft);
      case WorkVisitUpdate update ->
          OrderChanges.note(update, rest, reference, draft)
              .withPatch(OrderChanges.patch(update, rest));
      case Cancel cancel -> OrderChanges.cancel(cancel, rest, draft);
    };
  }

  /** The given members of {@code rest} that have no place in such an order or change. */
  private static Stream<String> unused(Body body, RestOnly rest) {
    Set<String> places = places(body);
    return JSON.valueToTree(rest)
        .propertyStream()
        .filter(member -> isThere(member.getValue()) && !places.contains(member.getKey()))
        .map(Map.Entry::getKey);
  }

  private static boolean isThere(JsonNode value) {
    return value.isContainer() ? !value.isEmpty() : !value.isNull();
  }

  private static Set<String> places(Body body) {
    return switch (body) {
      case SmartHandsCreate create when create.operation() == Operation.EQUIPMENT_INSTALL -> ORDER;
      case SmartHandsCreate _ -> SMART_HANDS_ORDER;
      case WorkVisitCreate _ -> ORDER;
      case Body answer when answer.negotiationAnswer().isPresent() ->
          answer.negotiationAnswer().get() == NegotiationAnswer.CANCEL
              ? Set.of("referenceId", "reason")
              : Set.of("referenceId");
      case SmartHandsUpdate _ -> Set.of("referenceId");
      case WorkVisitUpdate _ -> Set.of("referenceId", "notificationContacts");
      case Cancel _ -> Set.of("attachments");
    };
  }
}
