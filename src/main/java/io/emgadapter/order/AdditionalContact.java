package io.emgadapter.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.emgadapter.order.FieldKind.Lists;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.Problems.ProblemCode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A contact in place of the technical contact that {@code CustomerContact} names (Equinix,
 * AdditionalContacts). The forms are those of {@link Contacts}.
 *
 * @param name full name, at most 100 characters that are neither spaces nor dots
 * @param email e-mail address
 * @param workPhoneCountryCode for example {@code +44}
 * @param workPhone without the country code
 * @param workPhonePrefToCall when to call; Equinix takes {@code ANYTIME} where it is not set
 * @param workPhoneTimeZone the time zone of that
 * @param mobilePhoneCountryCode for example {@code +44}
 * @param mobilePhone without the country code
 * @param mobilePhonePrefToCall when to call; Equinix takes {@code ANYTIME} where it is not set
 * @param mobilePhoneTimeZone the time zone of that
 */
@JsonPropertyOrder("ContactType")
public record AdditionalContact(
    String name,
    String email,
    String workPhoneCountryCode,
    String workPhone,
    @Nullable String workPhonePrefToCall,
    @Nullable String workPhoneTimeZone,
    @Nullable String mobilePhoneCountryCode,
    @Nullable String mobilePhone,
    @Nullable String mobilePhonePrefToCall,
    @Nullable String mobilePhoneTimeZone) {
  static final FieldKind<List<AdditionalContact>> LIST =
      Lists.of("contacts", FieldReader.object(AdditionalContact::read), 0, 20);

  private static AdditionalContact read(FieldReader contact) {
    contact.required("ContactType", Contacts.TYPE);
    return new AdditionalContact(
        contact.required("Name", Contacts.NAME),
        contact.required("Email", Contacts.EMAIL),
        contact.required("WorkPhoneCountryCode", Contacts.COUNTRY_CODE),
        contact.required("WorkPhone", Contacts.PHONE),
        contact.optional("WorkPhonePrefToCall", Contacts.PREFERENCE),
        contact.optional("WorkPhoneTimeZone", TimeZones.KIND),
        contact.optional("MobilePhoneCountryCode", Contacts.COUNTRY_CODE),
        contact.optional("MobilePhone", Contacts.PHONE),
        contact.optional("MobilePhonePrefToCall", Contacts.PREFERENCE),
        contact.optional("MobilePhoneTimeZone", TimeZones.KIND));
  }

  @JsonProperty("ContactType")
  String contactType() {
    return Contacts.TECHNICAL;
  }

  /** Without the person's data. */
  @Override
  public String toString() {
    return "AdditionalContact";
  }

  /**
   * How people can be reached: limits and patterns as the documents print them, for visitors and
   * additional contacts alike. Where a limit and a pattern differ, both hold.
   */
  static final class Contacts {
    /** The one type of contact; the documents print {@code TECHNIICAL}. */
    static final String TECHNICAL = "TECHNICAL";

    static final FieldKind<String> TYPE =
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
    static final FieldKind<String> NAME =
        Texts.matching(
            Pattern.compile("^[\\s.]*([^\\s.][\\s.]*){0,100}$"),
            255,
            "a full name of at most 100 characters, spaces and dots not counted");

    static final FieldKind<String> EMAIL =
        Texts.matching(
            Pattern.compile(
                "^(([^<>()\\[\\].,;:\\s@\"]+(\\.[^<>()\\[\\].,;:\\s@\"]+)*)|(\".+\"))"
                    + "@((\\[[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}])"
                    + "|(([a-zA-Z\\-0-9]+\\.)+[a-zA-Z]{2,}))$"),
            100,
            "an e-mail address of at most 100 characters");

    static final FieldKind<String> COUNTRY_CODE =
        Texts.matching(
            Pattern.compile("^\\+[0-9]{1,6}$"),
            6,
            "a country code of a plus sign and digits, at most 6 characters, for example +44");

    static final FieldKind<String> PHONE =
        Texts.matching(
            Pattern.compile("^[0-9.\\-() ]{2,40}(?:(x|ext)[0-9.\\-() ]{1,10})?$"),
            40,
            "a phone number of at most 40 characters without its country code,"
                + " an extension after x or ext");

    static final FieldKind<String> PREFERENCE =
        Texts.oneOf("NEVER", "ANYTIME", "MY_BUSINESS_HOURS", "IBX_BUSINESS_HOURS");

    private Contacts() {}
  }
}
