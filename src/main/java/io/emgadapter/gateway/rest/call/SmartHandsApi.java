package io.emgadapter.gateway.rest.call;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.node.ObjectNode;

/** Smart Hands v1: one address for each type of work, each answering 201 with the order number. */
@HttpExchange("/v1/orders/smarthands")
public interface SmartHandsApi {
  String TOKEN = HttpHeaders.AUTHORIZATION;

  @PostExchange("/picturesDocument")
  ResponseEntity<byte[]> picturesDocument(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @PostExchange("/other")
  ResponseEntity<byte[]> other(@RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @PostExchange("/cageCleanup")
  ResponseEntity<byte[]> cageCleanup(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @PostExchange("/shipmentUnpack")
  ResponseEntity<byte[]> shipmentUnpack(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @PostExchange("/cageEscort")
  ResponseEntity<byte[]> cageEscort(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @PostExchange("/equipmentInstall")
  ResponseEntity<byte[]> equipmentInstall(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @PostExchange("/cableRequest")
  ResponseEntity<byte[]> cableRequest(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @PostExchange("/locatePackage")
  ResponseEntity<byte[]> locatePackage(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @PostExchange("/runJumperCable")
  ResponseEntity<byte[]> runJumperCable(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @PostExchange("/patchCableInstall")
  ResponseEntity<byte[]> patchCableInstall(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @PostExchange("/moveJumperCable")
  ResponseEntity<byte[]> moveJumperCable(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @PostExchange("/patchCableRemoval")
  ResponseEntity<byte[]> patchCableRemoval(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  /** Unverified: only the readme of Equinix's client templates names it. */
  @PostExchange("/largeOrder")
  ResponseEntity<byte[]> largeOrder(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode order);

  @GetExchange("/types")
  ResponseEntity<byte[]> types(@RequestHeader(TOKEN) String token);

  /** Cages, and only in detail their accounts and cabinets. */
  @GetExchange("/locations")
  ResponseEntity<byte[]> locations(
      @RequestHeader(TOKEN) String token,
      @RequestParam boolean detail,
      @RequestParam(required = false) @Nullable String ibxs,
      @RequestParam(required = false) @Nullable String cages);
}
