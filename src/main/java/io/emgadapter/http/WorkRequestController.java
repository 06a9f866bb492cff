package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.FormFilter;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.ledger.reads.ReadRequests;
import io.emgadapter.ledger.reads.ReadRequests.RequestStatus;
import io.emgadapter.request.HttpDoor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes work requests, and shows them. */
@RestController
public class WorkRequestController {
  private final HttpDoor door;
  private final ReadRequests requests;
  private final Masking masking;

  WorkRequestController(HttpDoor door, ReadRequests requests, Masking masking) {
    this.door = door;
    this.requests = requests;
    this.masking = masking;
  }

  // Only JSON: a page in a browser on this host cannot send it without being asked.
  @PostMapping(path = "/work-requests", consumes = "application/json")
  CompletableFuture<ResponseEntity<Object>> post(
      HttpServletRequest http, Caller caller, @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    return door.take(http, caller, dryRun);
  }

  /**
   * The same from a form.
   *
   * @param json the work request
   * @param http the request that brought the form
   */
  public CompletableFuture<ResponseEntity<Object>> posted(
      byte[] json, HttpServletRequest http, Caller caller, boolean dryRun) throws IOException {
    return post(FormFilter.carrying(http, json), caller, dryRun);
  }

  /** A request by the id that its sender gave it; a sender finds its own and its team's. */
  @GetMapping("/work-requests/{id}")
  RequestStatus request(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String sender,
      Caller caller) {
    String whose = sender == null ? caller.sender() : sender;
    return requests
        .request(whose, id)
        .filter(each -> caller.sees(whose) && caller.reaches(each.subscription()))
        .map(each -> masking.request(caller, each))
        .orElseThrow(() -> HttpProblem.notFound("No work request of this sender has this id."));
  }

  /** The same for an id that cannot stand in a path, such as {@code INC/7}. */
  @GetMapping("/work-requests")
  public RequestStatus requestById(
      @RequestParam String id,
      @RequestParam(required = false) @Nullable String sender,
      Caller caller) {
    return request(id, sender, caller);
  }
}
