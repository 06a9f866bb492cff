package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.http.Masking;
import io.emgadapter.http.ParkedController;
import io.emgadapter.http.ParkedController.Content;
import io.emgadapter.http.ParkedController.Opened;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The content of something parked, to be read, as {@code GET /parked/{id}} shows it; and its exact
 * bytes, to be saved by whoever nothing is hidden from. They stand on a page of their own, because
 * they may be personal.
 */
@Controller
class ContentPages {
  /** So many characters are shown; all of them can be saved. */
  private static final int SHOWN = 32_000;

  private final ParkedController parked;
  private final Masking masking;

  ContentPages(ParkedController parked, Masking masking) {
    this.parked = parked;
    this.masking = masking;
  }

  @GetMapping("/console/parked/{id}/content")
  String show(@PathVariable UUID id, Caller caller, Model model) {
    Opened opened = parked.one(id, caller);
    Content content = content(opened);
    boolean hidden = isHidden(opened, caller);
    String text = content.text() == null ? String.valueOf(content.base64()) : content.text();
    model.addAttribute("item", opened.parked());
    model.addAttribute("hidden", hidden);
    model.addAttribute("mendable", ParkedRequests.isMendable(opened.parked()));
    model.addAttribute("isText", content.text() != null);
    model.addAttribute("text", text.substring(0, Math.min(SHOWN, text.length())));
    model.addAttribute("cut", text.length() > SHOWN);
    model.addAttribute("verdict", parked.verifiesNow(id, caller).orElse(null));
    return "console/parked-content";
  }

  private boolean isHidden(Opened opened, Caller caller) {
    return !masking.isClear(
        caller, opened.parked().sender(), Masking.ofParked(opened.parked().id()));
  }

  private static Content content(Opened opened) {
    Content content = opened.content();
    if (content == null) {
      throw HttpProblem.notFound("Its content was forgotten after a while.");
    }
    return content;
  }

  /** Always to be saved and never to be shown in a browser. */
  @GetMapping("/console/parked/{id}/bytes")
  ResponseEntity<byte[]> save(@PathVariable UUID id, Caller caller) {
    Opened opened = parked.one(id, caller);
    Content content = content(opened);
    if (isHidden(opened, caller)) {
      throw Hidden.refusal();
    }
    byte[] bytes =
        content.text() == null
            ? Base64.getDecoder().decode(String.valueOf(content.base64()))
            : content.text().getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("parked-" + id + ".bin").build().toString())
        .body(bytes);
  }
}
