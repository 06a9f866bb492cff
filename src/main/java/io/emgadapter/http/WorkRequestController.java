package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.request.HttpDoor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work requests by HTTP: {@code POST /work-requests}. */
@RestController
class WorkRequestController {
  private final HttpDoor door;

  WorkRequestController(HttpDoor door) {
    this.door = door;
  }

  // Only JSON: a page in a browser on this host cannot send it without being asked.
  @PostMapping(path = "/work-requests", consumes = "application/json")
  CompletableFuture<ResponseEntity<Object>> post(
      HttpServletRequest http, Caller caller, @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    return door.take(http, caller, dryRun);
  }
}
