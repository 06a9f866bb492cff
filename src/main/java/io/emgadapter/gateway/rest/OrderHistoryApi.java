package io.emgadapter.gateway.rest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.node.ObjectNode;

/** Order History v1: the orders of the past 12 months. */
@HttpExchange("/v1/retrieve-orders")
interface OrderHistoryApi {

  /** {@code q} is a partial match, so what comes back must be compared. */
  @PostExchange
  ResponseEntity<byte[]> retrieve(
      @RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestBody ObjectNode search);
}
