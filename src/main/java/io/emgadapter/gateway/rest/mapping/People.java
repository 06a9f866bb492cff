package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.rest.call.JsonFields;
import io.emgadapter.order.AdditionalContact;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.Visit.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contacts of a Smart Hands order: exactly one person who orders, exactly one for technical
 * questions, and at least one who is notified. The customer contact is all three, unless there is
 * an additional contact for technical questions.
 */
final class People {
  private static final String ANYTIME = "ANYTIME";

  private People() {}

  static List<ObjectNode> smartHands(
      String customer,
      @Nullable List<AdditionalContact> additional,
      RestOnly rest,
      RestDraft draft) {
    List<ObjectNode> contacts = new ArrayList<>();
    contacts.add(user("ORDERING", customer).object());
    contacts.add(technical(customer, additional, draft));
    Stream.concat(Stream.of(customer), rest.notificationContacts().stream())
        .distinct()
        .forEach(user -> contacts.add(user("NOTIFICATION", user).object()));
    return contacts;
  }

  private static JsonFields user(String type, String name) {
    return new JsonFields().put("contactType", type).put("userName", name);
  }

  private static ObjectNode technical(
      String customer, @Nullable List<AdditionalContact> additional, RestDraft draft) {
    if (additional == null || additional.isEmpty()) {
      return user("TECHNICAL", customer).put("workPhonePrefToCall", ANYTIME).object();
    }
    others(additional, draft);
    AdditionalContact contact = additional.getFirst();
    return new JsonFields()
        .put("contactType", "TECHNICAL")
        .put("name", contact.name())
        .put("email", contact.email())
        .put("workPhoneCountryCode", contact.workPhoneCountryCode())
        .put("workPhone", contact.workPhone())
        .put("workPhonePrefToCall", contact.workPhonePrefToCall())
        .put("workPhoneTimeZone", contact.workPhoneTimeZone())
        .put("mobilePhoneCountryCode", contact.mobilePhoneCountryCode())
        .put("mobilePhone", contact.mobilePhone())
        .put("mobilePhonePrefToCall", contact.mobilePhonePrefToCall())
        .put("mobilePhoneTimeZone", contact.mobilePhoneTimeZone())
        .object();
  }

  private static String words(AdditionalContact contact) {
    return Stream.of(
            contact.name(),
            contact.email(),
            contact.workPhoneCountryCode() + " " + contact.workPhone(),
            contact.workPhonePrefToCall(),
            contact.workPhoneTimeZone(),
            contact.mobilePhone() == null
                ? contact.mobilePhoneCountryCode()
                : Objects.requireNonNullElse(contact.mobilePhoneCountryCode(), "")
                    + " "
                    + contact.mobilePhone(),
            contact.mobilePhonePrefToCall(),
            contact.mobilePhoneTimeZone())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  /** REST takes one technical contact; the others are named in the text. */
  static void others(List<AdditionalContact> additional, RestDraft draft) {
    if (additional.size() > 1) {
      draft.inWords(
          "AdditionalContacts",
          additional.stream()
              .skip(1)
              .map(People::words)
              .collect(Collectors.joining("; ", "Further technical contacts: ", ".")));
    }
  }

  /** The people of a work visit. */
  static final class VisitorsOf {
    /** "max 10" of {@code registeredUsers}. */
    private static final int MOST_USERS = 10;

    private VisitorsOf() {}

    /** Users of the Customer Portal in one list, at most ten, and everybody else one by one. */
    static List<ObjectNode> list(List<Visitor> visitors, RestDraft draft) {
      if (visitors.stream().anyMatch(VisitorsOf::isUserWithMore)) {
        draft.note(
            "Visitors/Email, MobilePhoneCountryCode, MobilePhone: not sent for users of the Customer"
                + " Portal");
      }
      List<ObjectNode> list = new ArrayList<>();
      List<String> users =
          visitors.stream().map(Visitor::userName).filter(Objects::nonNull).toList();
      for (int from = 0; from < users.size(); from += MOST_USERS) {
        List<String> some = users.subList(from, Math.min(users.size(), from + MOST_USERS));
        list.add(new JsonFields().texts("registeredUsers", some).object());
      }
      visitors.stream()
          .filter(visitor -> visitor.userName() == null)
          .forEach(visitor -> list.add(visitor(visitor)));
      return list;
    }

    private static boolean isUserWithMore(Visitor visitor) {
      return visitor.userName() != null
          && (visitor.email() != null || visitor.mobilePhone() != null);
    }

    private static ObjectNode visitor(Visitor visitor) {
      List<ObjectNode> details = new ArrayList<>();
      add(details, "MOBILE", phone(visitor.mobilePhoneCountryCode(), visitor.mobilePhone()));
      add(details, "EMAIL", visitor.email());
      return new JsonFields()
          .put("firstName", visitor.firstName())
          .put("lastName", visitor.lastName())
          .put("companyName", visitor.companyName())
          .all("details", details)
          .object();
    }

    /** The last word of a full name is the last name. */
    static ObjectNode technical(JsonFields into, AdditionalContact contact, RestDraft draft) {
      whenToCall(contact, draft);
      String name = contact.name().strip();
      int space = name.lastIndexOf(' ');
      List<ObjectNode> details = new ArrayList<>();
      add(details, "PHONE", phone(contact.workPhoneCountryCode(), contact.workPhone()));
      add(details, "MOBILE", phone(contact.mobilePhoneCountryCode(), contact.mobilePhone()));
      add(details, "EMAIL", contact.email());
      return into.put("firstName", space < 0 ? name : name.substring(0, space).strip())
          .put("lastName", space < 0 ? name : name.substring(space + 1))
          .all("details", details)
          .put("availability", availability(contact.workPhonePrefToCall()))
          .put("timezone", contact.workPhoneTimeZone())
          .object();
    }

    /** REST knows one availability, and takes no "never". */
    private static void whenToCall(AdditionalContact contact, RestDraft draft) {
      if ("NEVER".equals(contact.workPhonePrefToCall())) {
        draft.inWords(
            "AdditionalContacts/WorkPhonePrefToCall", "Never call the technical contact at work.");
      }
      String mobile =
          Stream.of(contact.mobilePhonePrefToCall(), contact.mobilePhoneTimeZone())
              .filter(Objects::nonNull)
              .collect(Collectors.joining(", "));
      if (!mobile.isEmpty()) {
        draft.inWords(
            "AdditionalContacts/MobilePhonePrefToCall, MobilePhoneTimeZone",
            "When to call the technical contact's mobile phone: " + mobile + ".");
      }
    }

    private static @Nullable String availability(@Nullable String preference) {
      return switch (preference) {
        case "MY_BUSINESS_HOURS", "IBX_BUSINESS_HOURS" -> "WORK_HOURS";
        case "ANYTIME" -> "ANYTIME";
        case null, default -> null;
      };
    }

    private static @Nullable String phone(@Nullable String country, @Nullable String number) {
      return number == null ? null : country == null ? number : country + "-" + number;
    }

    private static void add(List<ObjectNode> details, String type, @Nullable String value) {
      if (value != null) {
        details.add(new JsonFields().put("type", type).put("value", value).object());
      }
    }
  }
}
