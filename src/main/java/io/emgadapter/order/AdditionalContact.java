package io.emgadapter.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

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
    @Nullable String mobilePhoneTimeZone)
    implements ToJson {
  static final Kind<List<AdditionalContact>> LIST =
      Lists.of("contacts", Fields.object(AdditionalContact::read), 0, 20);

  private static AdditionalContact read(Fields contact) {
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

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("ContactType", Contacts.TECHNICAL)
        .put("Name", name)
        .put("Email", email)
        .put("WorkPhoneCountryCode", workPhoneCountryCode)
        .put("WorkPhone", workPhone)
        .put("WorkPhonePrefToCall", workPhonePrefToCall)
        .put("WorkPhoneTimeZone", workPhoneTimeZone)
        .put("MobilePhoneCountryCode", mobilePhoneCountryCode)
        .put("MobilePhone", mobilePhone)
        .put("MobilePhonePrefToCall", mobilePhonePrefToCall)
        .put("MobilePhoneTimeZone", mobilePhoneTimeZone)
        .object();
  }

  /** Says nothing of the person. */
  @Override
  public String toString() {
    return "AdditionalContact";
  }
}
