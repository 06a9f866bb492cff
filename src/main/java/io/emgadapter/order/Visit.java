package io.emgadapter.order;

import io.emgadapter.order.AdditionalContact.Contacts;
import io.emgadapter.order.FieldKind.Lists;
import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.Problems.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who comes, and when (Equinix, Work Visit Order, ServiceDetails). In a Create the dates and the
 * visitors are always there; in an Update only what changes is.
 *
 * @param startDateTime when the visit starts
 * @param endDateTime when it ends, at most two weeks later
 * @param visitors 1 to 50
 * @param openCabinet whether Equinix's people open the cabinet
 * @param supervisionRequired whether they supervise or assist
 */
public record Visit(
    @Nullable UtcTime startDateTime,
    @Nullable UtcTime endDateTime,
    @Nullable List<Visitor> visitors,
    @Nullable Boolean openCabinet,
    @Nullable Boolean supervisionRequired) {
  private static final String START = "StartDateTime";
  private static final String END = "EndDateTime";
  private static final Duration LONGEST = Duration.ofDays(14);

  static final FieldKind<Visit> OF_CREATE = FieldReader.object(fields -> read(fields, true));
  static final FieldKind<Visit> OF_UPDATE = FieldReader.object(fields -> read(fields, false));

  private static Visit read(FieldReader visit, boolean create) {
    String because = "a Create needs it";
    UtcTime start = visit.requiredIf(create, START, UtcTime.KIND, because);
    UtcTime end = visit.requiredIf(create, END, UtcTime.KIND, because);
    checkPeriod(start, end, visit.at(END));
    return new Visit(
        start,
        end,
        visit.requiredIf(create, "Visitors", Visitor.LIST, because),
        visit.flag("OpenCabinet"),
        visit.flag("SupervisionRequired"));
  }

  private static void checkPeriod(@Nullable UtcTime start, @Nullable UtcTime end, Place place) {
    if (start == null || end == null) {
      return;
    }
    if (!end.instant().isAfter(start.instant())) {
      place.problem(ProblemCode.END_BEFORE_START, "Send a time after StartDateTime.");
    } else if (end.instant().isAfter(start.instant().plus(LONGEST))) {
      place.problem(
          ProblemCode.OVER_TWO_WEEKS,
          "Send a time at most two weeks after StartDateTime; longer needs Security Access.");
    }
  }

  void checkStart(Place place, Instant now) {
    UtcTime.checkAhead(startDateTime, place.at(START), now);
  }

  void checkEnd(Place place, Instant now) {
    UtcTime.checkAhead(endDateTime, place.at(END), now);
  }

  /**
   * Who visits: a user of the Customer Portal by {@code userName}, or anybody else by first name,
   * last name and company (Equinix, Work Visit Order, Visitors).
   *
   * @param userName at most 255 characters
   * @param firstName at most 255 characters
   * @param lastName at most 255 characters
   * @param companyName at most 255 characters
   * @param email at most 100 characters
   * @param mobilePhoneCountryCode for example {@code +44}; mandatory with a phone
   * @param mobilePhone without the country code
   */
  public record Visitor(
      @Nullable String userName,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String companyName,
      @Nullable String email,
      @Nullable String mobilePhoneCountryCode,
      @Nullable String mobilePhone) {
    static final FieldKind<List<Visitor>> LIST =
        Lists.of("visitors", FieldReader.object(Visitor::read), 1, 50);

    private static Visitor read(FieldReader visitor) {
      boolean named = !visitor.has("UserName");
      String because = "there is no UserName";

      checkOneWay(visitor);
      return new Visitor(
          visitor.optional("UserName", Texts.LINE),
          visitor.requiredIf(named, "FirstName", Texts.LINE, because),
          visitor.requiredIf(named, "LastName", Texts.LINE, because),
          visitor.requiredIf(named, "CompanyName", Texts.LINE, because),
          visitor.optional("Email", Contacts.EMAIL),
          visitor.requiredIf(
              visitor.has("MobilePhone"),
              "MobilePhoneCountryCode",
              Contacts.COUNTRY_CODE,
              "MobilePhone is set"),
          visitor.optional("MobilePhone", Contacts.PHONE));
    }

    private static void checkOneWay(FieldReader visitor) {
      if (visitor.has("UserName")
          && Stream.of("FirstName", "LastName", "CompanyName").anyMatch(visitor::has)) {
        visitor
            .place()
            .problem(
                ProblemCode.CONFLICT,
                "Send either UserName or FirstName, LastName and CompanyName, not both.");
      }
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
      return "Visitor";
    }
  }

  /**
   * The cages and cabinets of a work visit: "all the Cages &amp; Cabinets must belong to same the
   * Equinix DataCenter". What stands before the first colon names the data center.
   */
  static final class Locations {
    /** No limit is printed. */
    private static final int MOST = 100;

    private static final FieldKind<List<String>> LIST = Lists.of("locations", Texts.LINE, 1, MOST);

    /** An array, or a single text, which counts as an array of one. */
    static final FieldKind<List<String>> KIND = new FieldKind<>(LIST.form(), Locations::read);

    private Locations() {}

    private static @Nullable List<String> read(JsonNode value, Place place) {
      if (value.isString()) {
        String only = Texts.LINE.read(value, place);
        return only == null ? null : List.of(only);
      }
      List<String> read = LIST.read(value, place);
      if (read != null && read.stream().map(Locations::dataCenter).distinct().count() > 1) {
        place.problem(
            ProblemCode.SEVERAL_DATA_CENTERS,
            "Send locations of one data center; order a visit for each data center.");
      }
      return read;
    }

    private static String dataCenter(String location) {
      int colon = location.indexOf(':');
      return colon < 0 ? location : location.substring(0, colon);
    }
  }
}
