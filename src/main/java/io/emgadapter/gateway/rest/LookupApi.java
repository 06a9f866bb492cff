package io.emgadapter.gateway.rest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Lookup v2: where the caller may order, and for which accounts. */
@HttpExchange("/colocations/v2/locations")
interface LookupApi {

  /**
   * Cages of data centers.
   *
   * @param permissionCode for example {@code WORK_VISIT}
   * @param ibxs separated by commas
   * @param details whether accounts, cages and cabinets are told, and not only data centers
   */
  @GetExchange
  ResponseEntity<byte[]> locations(
      @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
      @RequestParam String permissionCode,
      @RequestParam String ibxs,
      @RequestParam boolean details);
}
