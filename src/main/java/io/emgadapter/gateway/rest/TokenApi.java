package io.emgadapter.gateway.rest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.node.ObjectNode;

/** API Authentication 1.2: a JSON body, not a form. */
@HttpExchange("/oauth2/v1")
interface TokenApi {

  /** {@code grant_type} always stands in it: left out it would mean {@code password}. */
  @PostExchange("/token")
  ResponseEntity<byte[]> token(@RequestBody ObjectNode credential);
}
