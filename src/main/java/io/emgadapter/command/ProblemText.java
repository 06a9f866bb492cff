package io.emgadapter.command;

import io.emgadapter.command.AdapterClient.Answer;
import tools.jackson.databind.JsonNode;

/** Says in plain words what the adapter answered to a command that it did not carry out. */
final class ProblemText {
  private ProblemText() {}

  static String of(Answer answer) {
    StringBuilder text = new StringBuilder(sentence(answer));
    for (JsonNode problem : answer.json().path("problems")) {
      String where = problem.path("pointer").asString("");
      text.append("\n  ").append(where.isEmpty() ? "(all of it)" : where).append(": ");
      text.append(said(problem));
    }
    return text.toString();
  }

  private static String said(JsonNode problem) {
    String code = problem.path("code").asString("");
    String message = problem.path("message").asString("");
    return message.isEmpty() ? code : message + " (" + code + ")";
  }

  private static String sentence(Answer answer) {
    String detail = answer.json().path("detail").asString(answer.json().path("title").asString(""));
    String code = answer.json().path("code").asString("");
    String said = detail + (code.isEmpty() ? "" : " (" + code + ")");
    return switch (answer.status()) {
      case 401 ->
          "The adapter does not know you. Supply a user and password as ADAPTER_USER and"
              + " ADAPTER_PASSWORD, or in a file by --credentials.";
      case 403 -> "You may not do that. " + said;
      case 404 -> "There is no such thing, or not for you. " + said;
      case 503 -> "Not now; try again later. " + said;
      default -> said.isEmpty() ? "The adapter answered " + answer.status() + "." : said;
    };
  }
}
