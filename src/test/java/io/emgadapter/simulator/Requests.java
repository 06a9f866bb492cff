package io.emgadapter.simulator;

import java.util.UUID;

/** The six requests that the documents print, each with an Id, reference or order of its own. */
final class Requests {

  private Requests() {}

  static String createWorkVisit(String id, String requestorId, String locations) {
    return task(
        id,
        "Create",
        "WorkVisit",
        """
        {"RequestorId":"%s","RequestorIdUnique":false,"Location":[%s],
         "CustomerContact":"demo@equinix.com","Description":"Create Work Visit Order",
         "Attachments":[{"Name":"samplepicture.jpeg","Url":"https://example.com/sample.jpeg"}],
         "ServiceDetails":{"Visitors":[{"LastName":"John","FirstName":"Doe","CompanyName":"Demo"}],
          "StartDateTime":"2020-05-22T00:05:00.000Z","EndDateTime":"2020-05-26T14:00:00Z",
          "OpenCabinet":true}}\
        """
            .formatted(requestorId, locations));
  }

  static String createSmartHands(String id, String requestorId) {
    return task(
        id,
        "Create",
        "SmartHands",
        """
        {"RequestorId":"%s","RequestorIdUnique":true,"Operation":"0001",
         "Description":"Create SmartHands Order",
         "Attachments":[{"Name":"samplepicture.jpeg","Url":"https://example.com/sample.jpeg"}],
         "Location":"LD8:00:000000","CallContactBeforeStart":true,
         "CallContactBeforeComplete":true,"CustomerContact":"demo@equinix.com",
         "SchedulingDetails":{"RequestedStartDate":null,"RequestedCompletionDate":null}}\
        """
            .formatted(requestorId));
  }

  static String updateWorkVisit(String id, String servicerId) {
    return task(
        id,
        "Update",
        "WorkVisit",
        """
        {"ServicerId":"%s","Description":"Update WorkVisit Order",
         "Attachments":[{"Name":"samplepicture.jpeg","Url":"https://example.com/sample.jpeg"}]}\
        """
            .formatted(servicerId));
  }

  static String updateSmartHands(String id, String servicerId) {
    return task(
        id,
        "Update",
        "SmartHands",
        """
        {"State":"ReSubmit","ServicerId":"%s","Description":"Update SmartHands Order"}\
        """
            .formatted(servicerId));
  }

  static String cancel(String id, String resource, String servicerId) {
    return task(
        id,
        "Update",
        resource,
        """
        {"State":"Cancelled","ServicerId":"%s","Description":"Cancel Order"}\
        """
            .formatted(servicerId));
  }

  static String task(String id, String verb, String resource, String body) {
    return """
    {"Id":"%s","Source":"%s","Verb":"%s","Resource":"%s","ContentType":"application/json",
     "Version":"1.0","Body":%s}\
    """
        .formatted(id, Customer.SOURCE, verb, resource, body);
  }

  static String id() {
    return UUID.randomUUID().toString();
  }
}
