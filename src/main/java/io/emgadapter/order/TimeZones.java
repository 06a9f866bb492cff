package io.emgadapter.order;

import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.Problems.ProblemCode;
import java.util.List;
import java.util.Map;

/**
 * The time zones that a contact can have, in the documents' order (Equinix, WorkPhoneTimeZone). A
 * name that is only misprinted there is accepted and sent as the proper one.
 */
final class TimeZones {
  private static final Map<String, String> MISPRINTS = Map.of("Asia/Bankgkok", "Asia/Bangkok");

  static final List<String> NAMES =
      List.of(
          """
          Atlantic/Canary Europe/Dublin Europe/London Europe/Lisbon Africa/Algiers
          Europe/Berlin Europe/Amsterdam Europe/Copenhagen Europe/Madrid Europe/Paris
          Europe/Stockholm Europe/Zurich Europe/Warsaw Africa/Cairo Africa/Johannesburg
          Europe/Sofia Africa/Nairobi Asia/Jerusalem Europe/Istanbul Europe/Moscow Asia/Riyadh
          Asia/Dubai Asia/Kabul Asia/Tehran Asia/Karachi Indian/Maldives Asia/Kolkata
          Asia/Kathmandu Asia/Omsk Asia/Rangoon Asia/Jakarta Asia/Ho_Chi_Minh Asia/Brunei
          Asia/Hong_Kong Asia/Kuala_Lumpur Asia/Manila Asia/Shanghai Asia/Singapore
          Asia/Taipei Australia/Perth Asia/Seoul Asia/Tokyo Australia/Darwin
          Australia/Brisbane Pacific/Guam Australia/Adelaide Australia/Sydney Pacific/Auckland
          Pacific/Chatham Indian/Christmas America/Scoresbysund Atlantic/South_Georgia
          America/Sao_Paulo America/Detroit America/New_York America/Puerto_Rico
          America/Toronto America/Bogota America/Chicago America/Winnipeg America/Denver
          America/Edmonton America/Mexico_City America/Los_Angeles America/Vancouver
          America/Phoenix America/Anchorage Pacific/Gambier Pacific/Marquesas Pacific/Honolulu
          Pacific/Fiji Asia/Muscat America/Argentina/Buenos_Aires America/Caracas Etc/GMT+12
          UTC GMT America/Santiago America/St_Johns Asia/Almaty Asia/Bangkok Asia/Calcutta
          Asia/Magadan Asia/Yekaterinburg Australia/Eucla Australia/Lord_Howe
          Europe/Bratislava Europe/Brussels Europe/Prague Europe/Rome Pacific/Kiritimati
          Pacific/Midway Pacific/Tongatapu
          """
              .strip()
              .split("\\s+", -1));

  static final FieldKind<String> KIND =
      Texts.that(
          "a time zone of Equinix's list, for example Europe/London",
          255,
          (text, place) -> {
            String proper = MISPRINTS.getOrDefault(text, text);
            if (!NAMES.contains(proper)) {
              place.problem(
                  ProblemCode.NOT_IN_LIST,
                  "Send a time zone of Equinix's list, for example Europe/London or UTC.");
            }
            return proper;
          });

  private TimeZones() {}
}
