package io.emgadapter.simulator.rest;

import java.util.List;

/** Which API answers a request. */
final class Routes {
  private final OAuth oauth;
  private final Cages cages;
  private final SmartHandsDesk smartHands;
  private final WorkVisitDesk workVisits;
  private final OrdersDesk orders;
  private final HistoryDesk history;
  private final NoticeDesk notices;
  private final AttachmentsDesk attachments = new AttachmentsDesk();
  private final BlobDesk blobs = new BlobDesk();

  Routes(RestBook book, OAuth oauth, Cages cages, NoticeDesk notices) {
    this.notices = notices;
    this.cages = cages;
    this.oauth = oauth;
    this.smartHands = new SmartHandsDesk(book);
    this.workVisits = new WorkVisitDesk(book, cages);
    this.orders = new OrdersDesk(book);
    this.history = new HistoryDesk(book);
  }

  AttachmentsDesk attachments() {
    return attachments;
  }

  BlobDesk blobs() {
    return blobs;
  }

  Answer answer(Asked request) {
    String path = request.path();
    if (path.equals("/oauth2/v1/token")) {
      return oauth.token(request);
    }
    if (path.startsWith("/files/")) {
      return Answer.of(200, "a file of a customer's");
    }
    if (path.startsWith(BlobDesk.CONTAINER + "/")) {
      return blobs.answer(request);
    }
    if (!oauth.isGood(request)) {
      return Answer.of(401, "{\"error_code\":\"401\",\"error_message\":\"Invalid access token.\"}");
    }
    List<String> parts = request.parts();
    if (path.startsWith("/v1/orders/smarthands/")) {
      return smartHands.answer(request, parts.get(3));
    }
    if (path.startsWith("/colocations/v2/orders/workVisits")) {
      return workVisits.answer(request, parts.size() > 4 ? parts.get(4) : "");
    }
    if (path.startsWith("/colocations/v2/orders/")) {
      return orders.answer(request, parts.get(3), parts.size() > 4 ? parts.get(4) : "");
    }
    if (path.equals("/colocations/v2/locations")) {
      return cages.answer(request);
    }
    if (path.equals("/v1/retrieve-orders")) {
      return history.answer(request);
    }
    if (path.equals("/fabric/v4/cloudevents/search")) {
      return notices.searchEvents(request);
    }
    if (path.equals("/v1/notifications/ibx/search")) {
      return notices.searchNotices(request);
    }
    return path.startsWith("/v1/attachments/") ? attachments.answer(request) : Answer.of(404, "{}");
  }
}
