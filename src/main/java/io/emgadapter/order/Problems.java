package io.emgadapter.order;

import java.util.ArrayList;
import java.util.List;

/** Collects all problems of one work request, so that its sender hears them in one answer. */
public final class Problems {
  /** More than this many are not told; the last one then says so. */
  public static final int MOST = 100;

  private final List<Problem> found = new ArrayList<>();
  private int count;

  /** Adds a problem; see {@link Problem} for the parameters. */
  public void add(String pointer, String code, String message) {
    count++;
    if (found.size() < MOST) {
      found.add(new Problem(pointer, code, message));
    } else if (found.size() == MOST) {
      found.add(
          new Problem(
              "",
              ProblemCode.TOO_MANY_PROBLEMS.word(),
              "Mend these problems and send again to see the rest."));
    }
  }

  /** Adds a problem of a Body; see {@link Problem} for the parameters. */
  public void add(String pointer, ProblemCode code, String message) {
    add(pointer, code.word(), message);
  }

  /** Whether nothing is wrong so far. */
  public boolean none() {
    return found.isEmpty();
  }

  /** How many were added so far, those that are not told included. */
  public int count() {
    return count;
  }

  /** What was found, in the order in which it was found. */
  public List<Problem> list() {
    return List.copyOf(found);
  }
}
