package io.emgadapter.order;

import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes valid {@code rest} objects by chance: every member, or all but one, or one alone. */
final class AnyRest {
  private static final String FULL =
      """
      {'purchaseOrder':{'purchaseOrderType':'EXISTING','number':'4500001',
        'attachment':{'id':'fcb2c876','name':'order.pdf'}},
       'notificationContacts':['jillsnow','second@demo.example'],
       'accountNumbers':{'LD8:00:000000':'126854','LD8:00:000001':'126855'},
       'needSupportFromASubmarineCableStationEngineer':true,'referenceId':'4-1',
       'reason':'The new time does not suit',
       'attachments':[{'id':'fcb2c877','name':'why.docx'}]}\
      """;

  private final RandomGenerator random;

  AnyRest(RandomGenerator random) {
    this.random = random;
  }

  JsonNode next() {
    ObjectNode rest = (ObjectNode) Bodies.json(FULL);
    if (random.nextBoolean()) {
      rest.set("purchaseOrder", Bodies.json("{'purchaseOrderType':'EXEMPTED'}"));
    }
    String one = rest.propertyNames().stream().toList().get(random.nextInt(rest.size()));
    switch (random.nextInt(4)) {
      case 0 -> rest.remove(one);
      case 1 -> rest.retain(one);
      case 2 -> rest.putNull(one);
      default -> {}
    }
    return rest;
  }
}
