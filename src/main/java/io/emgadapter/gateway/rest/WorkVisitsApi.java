package io.emgadapter.gateway.rest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.node.ObjectNode;

/** Work Visits v2: the answer names the order in its {@code Location}. */
@HttpExchange("/colocations/v2/orders/workVisits")
interface WorkVisitsApi {

  @PostExchange
  ResponseEntity<byte[]> schedule(
      @RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestBody ObjectNode visit);

  /** Changes dates, {@code openCabinet} and notification contacts; nothing else. */
  @PatchExchange("/{orderId}")
  ResponseEntity<byte[]> update(
      @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
      @PathVariable String orderId,
      @RequestBody ObjectNode change);
}
