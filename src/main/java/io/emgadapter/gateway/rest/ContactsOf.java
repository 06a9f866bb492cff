package io.emgadapter.gateway.rest;

import io.emgadapter.order.AdditionalContact;
import io.emgadapter.order.RestOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contacts of a Smart Hands order: exactly one who orders, exactly one for technical questions,
 * and at least one who is notified. The customer contact is all three, unless an additional contact
 * is there for the technical questions.
 */
final class ContactsOf {
  private static final String ANYTIME = "ANYTIME";

  private ContactsOf() {}

  static List<ObjectNode> smartHands(
      String customer, @Nullable List<AdditionalContact> additional, RestOnly rest, Draft draft) {
    List<ObjectNode> contacts = new ArrayList<>();
    contacts.add(user("ORDERING", customer).object());
    contacts.add(technical(customer, additional, draft));
    Stream.concat(Stream.of(customer), rest.notificationContacts().stream())
        .distinct()
        .forEach(user -> contacts.add(user("NOTIFICATION", user).object()));
    return contacts;
  }

  private static Json user(String type, String name) {
    return new Json().put("contactType", type).put("userName", name);
  }

  private static ObjectNode technical(
      String customer, @Nullable List<AdditionalContact> additional, Draft draft) {
    if (additional == null || additional.isEmpty()) {
      return user("TECHNICAL", customer).put("workPhonePrefToCall", ANYTIME).object();
    }
    others(additional, draft);
    AdditionalContact contact = additional.getFirst();
    return new Json()
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
  static void others(List<AdditionalContact> additional, Draft draft) {
    if (additional.size() > 1) {
      draft.inWords(
          "AdditionalContacts",
          additional.stream()
              .skip(1)
              .map(ContactsOf::words)
              .collect(Collectors.joining("; ", "Further technical contacts: ", ".")));
    }
  }
}
