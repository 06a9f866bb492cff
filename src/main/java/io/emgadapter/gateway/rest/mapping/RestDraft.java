package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.order.Body;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Problems.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An order while it is put into the fields of a REST API, with the problems and notes found on the
 * way.
 */
final class RestDraft {
  private final AttachmentSettings attachments;
  private final Problems problems = new Problems();
  private final List<String> notes = new ArrayList<>();
  private final StringJoiner words = new StringJoiner("\n");

  RestDraft(AttachmentSettings attachments) {
    this.attachments = attachments;
  }

  /** From where its files may come. */
  AttachmentSettings attachments() {
    return attachments;
  }

  /** A field that REST requires; if it is absent, adds one problem at its place. */
  String required(String field, @Nullable String value, String form) {
    if (value == null) {
      problems.add(
          "/body/ServiceDetails/" + field,
          ProblemCode.MISSING,
          "Send " + form + ", because the REST route needs it.");
    }
    return Objects.requireNonNullElse(value, "");
  }

  /** Adds a problem for anything else that REST cannot do. */
  void problem(String pointer, ProblemCode code, String sentence) {
    problems.add(pointer, code, sentence);
  }

  /** Puts a field that REST does not have into the text for the technician. */
  void inWords(String field, @Nullable String sentence) {
    if (sentence != null) {
      words.add(sentence);
      notes.add(field + ": put into the text");
    }
  }

  /** Adds a note about anything else that the requester should know. */
  void note(String sentence) {
    notes.add(sentence);
  }

  /** Names the customer's own reference in the order. */
  void reference(Body order) {
    String id = order.requestorId();
    if (id != null && !Reference.shortened(id).equals(id.strip())) {
      note("RequestorId: shortened in the order's reference");
    }
    if (order.requestorIdUnique()) {
      note("RequestorIdUnique: not sent, only this adapter's ledger is asked");
    }
  }

  /**
   * Fits a text into a field where REST takes only shorter texts, or only printable ASCII: what
   * fits goes into the field, and the whole text goes into the text of the order.
   */
  String fit(String field, String value, int most) {
    String fitting =
        value
            .codePoints()
            .limit(most)
            .map(point -> point >= ' ' && point < 0x7f ? point : '?')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    if (!fitting.equals(value)) {
      inWords(field, field + ": " + value);
    }
    return fitting;
  }

  /** The text of the order, and below it the fields that had to be put into words. */
  String text(String description) {
    return words.length() == 0 ? description : description + "\n\n" + words;
  }

  /** What became of fields that REST does not have, a sentence each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** What REST needs and the request lacks. */
  List<Problem> problems() {
    return problems.list();
  }
}
