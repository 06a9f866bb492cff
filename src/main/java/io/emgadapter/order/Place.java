package io.emgadapter.order;

/**
 * Where in a request a value stands, and where to say what is wrong with it.
 *
 * @param pointer an RFC 6901 JSON pointer
 * @param problems collects what is wrong
 */
record Place(String pointer, Problems problems) {

  /** The place of this member. */
  Place at(String member) {
    return new Place(pointer + "/" + member.replace("~", "~0").replace("/", "~1"), problems);
  }

  /** The place of this element, counted from 0. */
  Place at(int element) {
    return new Place(pointer + "/" + element, problems);
  }

  /** Says what is wrong here; the sentence says what to send instead and never quotes the value. */
  void problem(ProblemCode code, String sentence) {
    problems.add(pointer, code, sentence);
  }
}
