package io.emgadapter.order;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

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
    @Nullable String mobilePhone)
    implements ToJson {
  static final Kind<List<Visitor>> LIST = Lists.of("visitors", Fields.object(Visitor::read), 1, 50);

  private static Visitor read(Fields visitor) {
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

  private static void checkOneWay(Fields visitor) {
    if (visitor.has("UserName")
        && Stream.of("FirstName", "LastName", "CompanyName").anyMatch(visitor::has)) {
      visitor
          .place()
          .problem(
              ProblemCode.CONFLICT,
              "Send either UserName or FirstName, LastName and CompanyName, not both.");
    }
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("UserName", userName)
        .put("FirstName", firstName)
        .put("LastName", lastName)
        .put("CompanyName", companyName)
        .put("Email", email)
        .put("MobilePhoneCountryCode", mobilePhoneCountryCode)
        .put("MobilePhone", mobilePhone)
        .object();
  }

  /** Says nothing of the person. */
  @Override
  public String toString() {
    return "Visitor";
  }
}
