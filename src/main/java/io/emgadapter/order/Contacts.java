package io.emgadapter.order;

import java.util.regex.Pattern;

/**
 * How people can be reached: limits and patterns as the documents print them, for visitors and
 * additional contacts alike. Where a limit and a pattern differ, both hold.
 */
final class Contacts {
  /** The one type of contact; the documents print {@code TECHNIICAL}. */
  static final String TECHNICAL = "TECHNICAL";

  static final Kind<String> TYPE =
      Texts.that(
          TECHNICAL,
          255,
          (text, place) -> {
            if (!text.equals(TECHNICAL) && !text.equals("TECHNIICAL")) {
              place.problem(ProblemCode.NOT_IN_LIST, "Send TECHNICAL.");
            }
            return TECHNICAL;
          });

  /** The printed pattern has lost its asterisks; this is what it must have been. */
  static final Kind<String> NAME =
      Texts.matching(
          Pattern.compile("^[\\s.]*([^\\s.][\\s.]*){0,100}$"),
          255,
          "a full name of at most 100 characters, spaces and dots not counted");

  static final Kind<String> EMAIL =
      Texts.matching(
          Pattern.compile(
              "^(([^<>()\\[\\].,;:\\s@\"]+(\\.[^<>()\\[\\].,;:\\s@\"]+)*)|(\".+\"))"
                  + "@((\\[[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}])"
                  + "|(([a-zA-Z\\-0-9]+\\.)+[a-zA-Z]{2,}))$"),
          100,
          "an e-mail address of at most 100 characters");

  static final Kind<String> COUNTRY_CODE =
      Texts.matching(
          Pattern.compile("^\\+[0-9]{1,6}$"),
          6,
          "a country code of a plus sign and digits, at most 6 characters, for example +44");

  static final Kind<String> PHONE =
      Texts.matching(
          Pattern.compile("^[0-9.\\-() ]{2,40}(?:(x|ext)[0-9.\\-() ]{1,10})?$"),
          40,
          "a phone number of at most 40 characters without its country code,"
              + " an extension after x or ext");

  static final Kind<String> PREFERENCE =
      Texts.oneOf("NEVER", "ANYTIME", "MY_BUSINESS_HOURS", "IBX_BUSINESS_HOURS");

  private Contacts() {}
}
