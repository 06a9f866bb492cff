package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.rest.call.PreparationStopped;
import io.emgadapter.order.Problems.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order, or a change of one, in the fields of a REST API.
 *
 * @param json its body, without {@code attachments}; of a change of a visit, the note. Empty for
 *     the answer to a proposal, which is written when the proposal is known
 * @param patch what {@code PATCH} changes of a visit; null if it changes nothing
 * @param files its attachments
 * @param notes what became of fields that REST does not have, a sentence each; never with their
 *     content
 * @param problems what REST needs and the request lacks, and files that it cannot take
 */
public record Mapped(
    ObjectNode json,
    @Nullable ObjectNode patch,
    List<File> files,
    List<String> notes,
    List<Problem> problems) {

  /** The order as it goes to Equinix; with any problem it must not. */
  static Mapped of(ObjectNode json, List<File> files, RestDraft draft) {
    return new Mapped(json, null, files, draft.notes(), draft.problems());
  }

  Mapped withPatch(@Nullable ObjectNode change) {
    return new Mapped(json, change, files, notes, problems);
  }

  Mapped withNotes(List<String> all) {
    return new Mapped(json, patch, files, all, problems);
  }

  /** Ends the preparation if there is a problem. */
  public void check() {
    PreparationStopped.ifAny(problems);
  }

  /** Without the content. */
  @Override
  public String toString() {
    return "Mapped" + notes;
  }
}
