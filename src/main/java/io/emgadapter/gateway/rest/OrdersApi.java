package io.emgadapter.gateway.rest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.node.ObjectNode;

/** Orders v2, for orders of every kind. */
@HttpExchange("/colocations/v2/orders/{orderId}")
interface OrdersApi {
  String TOKEN = HttpHeaders.AUTHORIZATION;

  @GetExchange
  ResponseEntity<byte[]> details(@RequestHeader(TOKEN) String token, @PathVariable String orderId);

  /** Only the lines of these data centers, separated by commas; of all where null. */
  @GetExchange
  ResponseEntity<byte[]> details(
      @RequestHeader(TOKEN) String token,
      @PathVariable String orderId,
      @RequestParam(required = false) @Nullable String ibxs);

  @GetExchange("/negotiations")
  ResponseEntity<byte[]> negotiations(
      @RequestHeader(TOKEN) String token, @PathVariable String orderId);

  @PostExchange("/negotiations")
  ResponseEntity<byte[]> reply(
      @RequestHeader(TOKEN) String token,
      @PathVariable String orderId,
      @RequestBody ObjectNode reply);

  @PostExchange("/notes")
  ResponseEntity<byte[]> note(
      @RequestHeader(TOKEN) String token,
      @PathVariable String orderId,
      @RequestBody ObjectNode note);

  @PostExchange("/cancel")
  ResponseEntity<byte[]> cancel(
      @RequestHeader(TOKEN) String token,
      @PathVariable String orderId,
      @RequestBody ObjectNode reason);
}
