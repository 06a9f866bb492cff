package io.emgadapter.endtoend;

import io.emgadapter.endtoend.TwoSubscriptions.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What somebody sends to each path that acts, to do something to the things of a subscription. A
 * path without a recipe here fails the test that walks them.
 */
final class Acts {
  private static final String COMMENT = "{\"comment\": \"because\"}";

  /**
   * One act.
   *
   * @param query with its question mark; empty for none
   * @param form what a form of the console sends
   */
  record Act(String query, String type, String body, Map<String, String> form) {
    static Act json(String query, String body) {
      return new Act(query, "application/json", body, Map.of());
    }

    /** The same about the things of another. */
    Act in(Names names, Names other) {
      Map<String, String> theirs = new TreeMap<>();
      form.forEach((field, value) -> theirs.put(field, names.in(value, other)));
      return new Act(names.in(query, other), type, names.in(body, other), theirs);
    }
  }

  private static final Map<String, Function<Names, List<Act>>> ACTS =
      Map.ofEntries(
          Map.entry("/work-requests", Acts::requests),
          Map.entry("/attachments", Acts::files),
          Map.entry("/orders/{servicerId}/notes", names -> change(names, "{\"text\": \"Hello\"}")),
          Map.entry(
              "/orders/{servicerId}/negotiations",
              names -> change(names, "{\"action\": \"APPROVE\"}")),
          Map.entry("/orders/{servicerId}/cancel", names -> change(names, "{\"reason\": \"x\"}")),
          Map.entry("/parked/{id}/replay", Acts::command),
          Map.entry("/parked/{id}/discard", Acts::command),
          Map.entry(
              "/tasks/{id}/resolve",
              _ -> List.of(Act.json("", "{\"as\": \"refused\", \"comment\": \"because\"}"))),
          Map.entry("/unmaskings", Acts::unmaskings),
          Map.entry("/bulk", Acts::previews),
          Map.entry("/bulk/{id}/start", Acts::command),
          Map.entry("/bulk/{id}/cancel", Acts::command),
          Map.entry("/subscriptions/{name}/pause", Acts::command),
          Map.entry("/subscriptions/{name}/resume", Acts::command),
          Map.entry("/subscriptions/{name}/verify-again", Acts::command),
          Map.entry("/subscriptions/{name}/try-again", Acts::command),
          Map.entry("/webhooks/{name}/enable", Acts::command),
          Map.entry("/webhooks/{name}/deliveries/{event}/resend", Acts::command),
          Map.entry("/feeds/{subscription}/cloudevents", _ -> List.of(Act.json("", "[]"))),
          Map.entry("/console/parked/{id}/{act}", Acts::form),
          Map.entry("/console/subscriptions/{name}/{act}", Acts::form),
          Map.entry("/console/webhooks/{name}/enable", Acts::form),
          Map.entry(
              "/console/webhooks/{name}/resend",
              names -> List.of(form(Map.of("event", names.id(21), "comment", "because")))),
          Map.entry("/console/bulk", Acts::previewForms),
          Map.entry("/console/bulk/{id}/{act}", Acts::form),
          Map.entry(
              "/console/tasks/{id}/resolve",
              _ -> List.of(form(Map.of("as", "refused", "comment", "because")))),
          Map.entry("/console/unmask", Acts::unmaskForms),
          Map.entry("/console/send", Acts::sendForms));

  private Acts() {}

  static List<Act> of(String pattern, Names names) {
    return Recipes.with(ACTS, pattern, "an act", "ACTS (in Acts)").apply(names);
  }

  private static List<Act> requests(Names names) {
    String create = WorkRequests.smartHands("c-1");
    String update = create.replace("\"Create\"", "\"Update\"").replace("c-1", "u-1");
    return List.of(
        Act.json("", with(create, "\"subscription\": \"" + names.word() + "\"")),
        Act.json(
            "",
            with(
                update,
                "\"subscription\": \"%s\", \"order\": {\"servicerId\": \"%s\"}"
                    .formatted(names.word(), names.of("order")))),
        Act.json(
            "",
            with(
                update,
                "\"subscription\": \"%s\", \"order\": {\"requestId\": \"%s\"}"
                    .formatted(TwoSubscriptions.OURS.word(), names.of("request")))));
  }

  private static String with(String request, String members) {
    return request.replaceFirst("[{]", "{" + members + ", ");
  }

  private static List<Act> files(Names names) {
    String query = "?subscription=" + names.word() + "&resource=SmartHands&filename=a.txt";
    return List.of(new Act(query, "application/octet-stream", "text", Map.of()));
  }

  private static List<Act> change(Names names, String body) {
    return List.of(
        Act.json("?subscription=" + names.word(), body),
        Act.json("?dryRun=true&subscription=" + names.word(), body));
  }

  private static List<Act> previews(Names names) {
    return List.of(
        Act.json("", "{\"action\": \"discard\", \"subscription\": \"" + names.word() + "\"}"),
        Act.json("", "{\"action\": \"discard\", \"reason\": \"" + names.of("reason") + "\"}"));
  }

  private static List<Act> unmaskings(Names names) {
    return List.of(
            "\"request\", \"id\": \"%s\", \"sender\": \"%s\""
                .formatted(names.of("request"), names.of("sender")),
            "\"task\", \"id\": \"%s\"".formatted(names.id(11)),
            "\"order\", \"id\": \"%s\", \"subscription\": \"%s\""
                .formatted(names.of("order"), names.word()),
            "\"parked\", \"id\": \"%s\"".formatted(names.id(31)))
        .stream()
        .map(what -> Act.json("", "{\"kind\": " + what + ", \"reason\": \"because\"}"))
        .toList();
  }

  private static List<Act> command(Names names) {
    return List.of(Act.json("", COMMENT));
  }

  private static List<Act> form(Names names) {
    return List.of(form(Map.of("comment", "because")));
  }

  private static Act form(Map<String, String> fields) {
    return new Act("", "", "", fields);
  }

  private static List<Act> previewForms(Names names) {
    return List.of(
        form(Map.of("action", "discard", "subscription", names.word())),
        form(Map.of("action", "discard", "reason", names.of("reason"))));
  }

  private static List<Act> unmaskForms(Names names) {
    return Stream.of(
            Map.of("kind", "request", "id", names.of("request"), "sender", names.of("sender")),
            Map.of("kind", "task", "id", names.id(11)),
            Map.of("kind", "order", "id", names.of("order"), "subscription", names.word()),
            Map.of("kind", "parked", "id", names.id(31)))
        .map(what -> {
          Map<String, String> fields = new TreeMap<>(what);
          fields.put("reason", "because");
          return form(fields);
        })
        .toList();
  }

  /** A note and a cancellation, to be checked and to be sent. */
  private static List<Act> sendForms(Names names) {
    return Stream.of("Update", "Cancel")
        .flatMap(verb -> Stream.of("check", "send").map(act -> sendForm(names, verb, act)))
        .toList();
  }

  private static Act sendForm(Names names, String verb, String act) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("resource", "SmartHands");
    fields.put("verb", verb);
    fields.put("rows", "1");
    fields.put("act", act);
    fields.put("/id", "c-2");
    fields.put("/subscription", names.word());
    fields.put("/order/servicerId", names.of("order"));
    fields.put("/body/Description", "Hello");
    return form(fields);
  }
}
