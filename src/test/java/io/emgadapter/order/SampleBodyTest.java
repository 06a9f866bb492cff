package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The Bodies of the six printed requests are read, and written back with the same meaning. */
class SampleBodyTest {
  /** The printed work visit is in 2020. */
  private static final Instant THEN = Instant.parse("2020-05-01T00:00:00Z");

  private static final String PICTURE =
      "[{'Name':'samplepicture.jpeg','Url':'https://eqixazurestorage.blob.core.windows.net/file-download-blob/samplepicture.jpeg'}]";

  private static void comesBackEqual(Resource resource, Verb verb, String body) {
    JsonNode tree = Bodies.json(body);
    Body read = Bodies.readAt(THEN, resource, verb, tree);
    assertThat((JsonNode) read.toJson()).isEqualTo(tree);
    assertThat(read.resource()).isEqualTo(resource);
    assertThat(read.verb()).isEqualTo(verb);
  }

  @Test
  void createWorkVisit() {
    comesBackEqual(
        Resource.WORK_VISIT,
        Verb.CREATE,
        """
        {"RequestorId":"123456789","RequestorIdUnique":false,
         "Location":["LD8:00:000000","LD8:00:000001:0501","LD8:00:000002:0502","LD8:00:000003:0503"],
         "CustomerContact":"demo@equinix.com","Description":"Create Work Visit Order",
         "Attachments":%s,
         "ServiceDetails":{"Visitors":[{"LastName":"John","FirstName":"Doe","CompanyName":"Demo"}],
           "StartDateTime":"2020-05-22T00:05:00.000Z","EndDateTime":"2020-05-26T14:00:00Z",
           "OpenCabinet":true}}\
        """
            .formatted(PICTURE));
  }

  @Test
  void updateWorkVisit() {
    comesBackEqual(
        Resource.WORK_VISIT,
        Verb.UPDATE,
        "{'ServicerId':'1-199912345789','Attachments':%s,'Description':'Update WorkVisit Order'}"
            .formatted(PICTURE));
  }

  @Test
  void cancelWorkVisit() {
    comesBackEqual(
        Resource.WORK_VISIT,
        Verb.CANCEL,
        "{'State':'Cancelled','ServicerId':'1-199912345789','Description':'Cancel WorkVisit Order'}");
  }

  @Test
  void createSmartHands() {
    comesBackEqual(
        Resource.SMART_HANDS,
        Verb.CREATE,
        """
        {"RequestorId":"123456789","RequestorIdUnique":true,"Operation":"0001",
         "Description":"Create SmartHands Order","Attachments":%s,"Location":"LD8:00:000000",
         "CallContactBeforeStart":true,"CallContactBeforeComplete":true,
         "CustomerContact":"demo@equinix.com",
         "SchedulingDetails":{"RequestedStartDate":null,"RequestedCompletionDate":null}}\
        """
            .formatted(PICTURE));
  }

  @Test
  void updateSmartHands() {
    comesBackEqual(
        Resource.SMART_HANDS,
        Verb.UPDATE,
        "{'State':'ReSubmit','ServicerId':'1-199912345789','Attachments':%s,'Description':'Update SmartHands Order'}"
            .formatted(PICTURE));
  }

  @Test
  void cancelSmartHands() {
    comesBackEqual(
        Resource.SMART_HANDS,
        Verb.CANCEL,
        "{'State':'Cancelled','ServicerId':'1-199912345789','Description':'Cancel SmartHands Order'}");
  }
}
