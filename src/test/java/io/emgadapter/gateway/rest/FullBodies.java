package io.emgadapter.gateway.rest;

import io.emgadapter.order.AnyDetails;
import io.emgadapter.order.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that together have every field of EMG's. */
final class FullBodies {
  private static final String FILE = "{'Name':'plan1.pdf','Url':'https://files.example/1'}";
  private static final String FILES = FILE + ",{'Name':'plan2.pdf','Data':'aGVsbG8='}";
  private static final String CONTACT =
      """
      {'ContactType':'TECHNICAL','Name':'Jane %1$s','Email':'%1$s@demo.example',
       'WorkPhoneCountryCode':'+44','WorkPhone':'2079460123','WorkPhonePrefToCall':'ANYTIME',
       'WorkPhoneTimeZone':'Europe/London','MobilePhoneCountryCode':'+44',
       'MobilePhone':'2079460124','MobilePhonePrefToCall':'ANYTIME',
       'MobilePhoneTimeZone':'Europe/London'}\
      """;
  private static final String CREATE =
      """
      'RequestorId':'R-1','RequestorIdUnique':true,'CustomerContact':'demo','Description':'Do it all',
       'Attachments':[%s,{'Name':'plan3.pdf','Id':'f-3'},{'Name':'plan4.pdf','Handle':'h-4'}],
       'AdditionalContacts':[%s,%s]\
      """
          .formatted(FILES, CONTACT.formatted("Roe"), CONTACT.formatted("Doe"));
  private static final String SMART_HANDS =
      """
      {%s,'Operation':'%s','Location':'LD8:00:000000:0501',
       'CallContactBeforeStart':true,'CallContactBeforeComplete':true,
       'SchedulingDetails':{'RequestedStartDate':'2026-12-03T10:00:00Z',
         'RequestedCompletionDate':'2026-12-04T10:00:00Z'}}\
      """;
  private static final String VISIT =
      """
      'ServiceDetails':{'StartDateTime':'2026-12-03T10:00:00Z','EndDateTime':'2026-12-04T10:00:00Z',
       'Visitors':[{'UserName':'demo','Email':'d@demo.example','MobilePhoneCountryCode':'+44',
         'MobilePhone':'2079460125'},
        {'FirstName':'Jane','LastName':'Roe','CompanyName':'Demo','Email':'j@demo.example',
         'MobilePhoneCountryCode':'+44','MobilePhone':'2079460126'}],
       'OpenCabinet':true,'SupervisionRequired':true}\
      """;
  private static final String CHANGE =
      "'RequestorId':'R-1','ServicerId':'1-2','Attachments':[" + FILES + "],";

  private FullBodies() {}

  /** One of them. */
  record Full(String verb, String resource, JsonNode body) {
    @Override
    public String toString() {
      return resource + " " + verb + " " + body.path("Operation").asString("");
    }
  }

  static List<Full> all() {
    List<Full> all = new ArrayList<>();
    Arrays.stream(Operation.values()).map(FullBodies::smartHands).forEach(all::add);
    all.add(
        full(
            "Create",
            "WorkVisit",
            "{" + CREATE + ",'Location':['LD8:1:2','LD8:1:3']," + VISIT + "}"));
    all.add(full("Update", "WorkVisit", "{" + CHANGE + "'Description':'Change'," + VISIT + "}"));
    for (String text : List.of("Change it", "APPROVE")) {
      String body = "{" + CHANGE + "'State':'ReSubmit','Description':'" + text + "'}";
      all.add(full("Update", "SmartHands", body));
    }
    String cancel =
        "{'RequestorId':'R-1','ServicerId':'1-2','State':'Cancelled','Description':'Off now'}";
    all.add(full("Cancel", "SmartHands", cancel));
    return all;
  }

  private static Full smartHands(Operation operation) {
    Full full = full("Create", "SmartHands", SMART_HANDS.formatted(CREATE, operation.code()));
    ((ObjectNode) full.body()).set("ServiceDetails", AnyDetails.full(operation));
    return full;
  }

  private static Full full(String verb, String resource, String body) {
    return new Full(verb, resource, new JsonMapper().readTree(body.replace('\'', '"')));
  }
}
