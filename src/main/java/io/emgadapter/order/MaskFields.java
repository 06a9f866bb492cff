package io.emgadapter.order;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Knows by its name what a member of a document holds, for {@link Mask}. */
enum MaskFields {
  /** Hidden with all below it. */
  PERSONAL,
  /** Files and what stands in them: hidden but for their ids. */
  FILES,
  /** What people fill with sentences. */
  WORDS,
  /** Codes, ids, states and times. */
  KNOWN,
  /** Anything else. */
  OTHER;

  private static final Set<String> OF_PEOPLE =
      Set.of(
          "firstname",
          "lastname",
          "username",
          "fullname",
          "contactname",
          "companyname",
          "company",
          "email",
          "emailaddress",
          "mobilephone",
          "mobilephonecountrycode",
          "workphone",
          "workphonecountrycode",
          "phone",
          "phonenumber",
          "customercontact",
          "createdby",
          "lastupdatedby",
          "author",
          "registereduser");

  /** Members below which everything is about people. */
  private static final Set<String> PEOPLE =
      Set.of(
          "visitors",
          "contacts",
          "additionalcontacts",
          "notificationcontacts",
          "registeredusers",
          "users",
          "contact",
          "technicalcontact",
          "requestor",
          "customer");

  /** Members below which names are looked for in people. */
  private static final Set<String> NAMES_OF_PEOPLE = Set.of("name", "value");

  /** Two digits, which stand in all kinds of texts. */
  private static final Set<String> NO_NAMES =
      Set.of("mobilephonecountrycode", "workphonecountrycode");

  /** What a sender sent along may be anything. */
  private static final String CONTEXT = "context";

  private static final Set<String> OF_FILES = Set.of("attachments", "attachment", "files", "file");

  /** Members that are a file, or the way to one, where they are a text. */
  private static final Set<String> CONTENT = Set.of("data", "url", "handle", "filename");

  private static final Set<String> SENTENCES =
      Set.of(
          "description",
          "descriptions",
          "parts",
          "shortdescription",
          "text",
          "note",
          "notes",
          "comment",
          "comments",
          "message",
          "messages",
          "remarks",
          "instructions",
          "question",
          "answer",
          "summary",
          "warnings",
          "specialinstructions",
          "scopeofwork",
          "reason",
          "impact",
          "organizer",
          "body",
          "packagedescription",
          "possiblelocation");

  /** Nobody writes sentences into these; each new one must be such a member. */
  private static final Set<String> CODES =
      Set.of(
          // of events
          "accountnumber",
          "activity",
          "answers",
          "asset",
          "assettype",
          "changedat",
          "code",
          "datacontenttype",
          "end",
          "expires",
          "form",
          "ibx",
          "ibxs",
          "id",
          "kind",
          "locations",
          "messageid",
          "operationalstatus",
          "orderstate",
          "outcome",
          "parked",
          "pointer",
          "proposed",
          "referenceid",
          "requested",
          "requestid",
          "requestorid",
          "resource",
          "resourceassent",
          "sentat",
          "sequence",
          "servicerid",
          "servicerids",
          "source",
          "specversion",
          "start",
          "state",
          "statebefore",
          "status",
          "statuscode",
          "task",
          "time",
          "traceparent",
          "tracestate",
          "type",
          "urgency",
          "uuid",
          "verb",
          "verification",
          // of envelopes, Bodies and work requests
          "signature",
          "operation",
          "origin",
          "startdatetime",
          "enddatetime",
          "durationvisit",
          "ondateandtime",
          "requestedstartdate",
          "requestedcompletiondate",
          "subscription",
          // of Equinix's REST APIs
          "ordernumber",
          "orderid",
          "ordertype",
          "createddatetime",
          "updateddatetime",
          "closeddatetime",
          "proposeddatetime",
          "expirationdatetime",
          "orderrequesteddatetime",
          "timestamp");

  /** What a member holds, by its name and the kind of its value. */
  static MaskFields of(String member, JsonNode value) {
    String name = small(member);
    if (OF_PEOPLE.contains(name) || PEOPLE.contains(name) || name.equals(CONTEXT)) {
      return PERSONAL;
    }
    if (OF_FILES.contains(name) || (CONTENT.contains(name) && value.isValueNode())) {
      return FILES;
    }
    return SENTENCES.contains(name) ? WORDS : CODES.contains(name) ? KNOWN : OTHER;
  }

  /** What a member below this one holds: what is of people or in files stays so. */
  MaskFields below(String member, JsonNode value) {
    return switch (this) {
      case PERSONAL -> PERSONAL;
      case FILES -> small(member).equals("id") && value.isValueNode() ? KNOWN : FILES;
      case WORDS, KNOWN, OTHER -> of(member, value);
    };
  }

  /**
   * Whether a member holds a name by which somebody may be called in a text.
   *
   * @param people whether it stands below one that is about people
   */
  static boolean isName(String member, boolean people) {
    String name = small(member);
    return (OF_PEOPLE.contains(name) && !NO_NAMES.contains(name))
        || (people && NAMES_OF_PEOPLE.contains(name));
  }

  /** Whether everything below a member is about people. */
  static boolean isAboutPeople(String member) {
    return PEOPLE.contains(small(member));
  }

  private static String small(String member) {
    return member.toLowerCase(Locale.ROOT);
  }
}
