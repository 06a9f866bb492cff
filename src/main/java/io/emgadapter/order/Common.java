package io.emgadapter.order;

import org.jspecify.annotations.Nullable;

/** The fields and rules that the documents repeat for every order. */
final class Common {
  /** "This field can only be up to 3800 characters long." */
  static final Kind<String> DESCRIPTION = Texts.upTo(3800);

  private static final String ONE_ORDER =
      "Leave it out: a Create makes a new order, so it names none and has no State.";

  private Common() {}

  /** "The default value for this attribute is false. … This field cannot be NULL." */
  static boolean requestorIdUnique(Fields body) {
    if (body.mentions("RequestorIdUnique") && !body.has("RequestorIdUnique")) {
      body.at("RequestorIdUnique").problem(ProblemCode.WRONG_TYPE, "Send true or false, not null.");
    }
    return Boolean.TRUE.equals(body.optional("RequestorIdUnique", Kind.BOOLEAN));
  }

  /** "This attribute is only mandatory if RequestorIdUnique is true." */
  static @Nullable String requestorId(Fields body, boolean unique) {
    return body.requiredIf(unique, "RequestorId", Texts.LINE, "RequestorIdUnique is true");
  }

  /** An order that does not exist yet cannot be named or have a State. */
  static void newOrder(Fields body) {
    body.forbidden("ServicerId", ONE_ORDER);
    body.forbidden("State", ONE_ORDER);
  }
}
