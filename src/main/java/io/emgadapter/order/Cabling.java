package io.emgadapter.order;

import org.jspecify.annotations.Nullable;

/** What the operations about cables have in common. */
final class Cabling {
  static final Kind<String> MEDIA_TYPE =
      Texts.oneOf(
          "Multi-mode 62.5mic",
          "Multi-mode 50mic",
          "Single-mode",
          "Cat-5",
          "Cat-6",
          "Coax",
          "POTS",
          "T1",
          "E1");

  static final Kind<String> CONNECTOR = Texts.oneOf("RJ45", "SC", "LC", "BNC", "Other");

  static final Kind<String> UP_TO_TEN =
      Texts.oneOf("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", ">10");

  static final Kind<String> UP_TO_TWELVE =
      Texts.oneOf("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "12+");

  /** Why what describes a cable is mandatory. */
  static final String ONE = "Quantity is 1";

  /** As many cables as the largest order may have. */
  static final int MOST = 200;

  private Cabling() {}

  static boolean isOne(@Nullable String quantity) {
    return "1".equals(quantity);
  }
}
