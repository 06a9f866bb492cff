package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.http.OrderFiles.Lying;
import io.emgadapter.http.OrderFiles.OrderFile;
import io.emgadapter.order.FileKind;
import io.emgadapter.subscription.Subscription;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives the files of orders, as they come from Equinix. */
@RestController
class OrderFileController {
  /** Equinix's own limit is far below; more ends the connection. */
  private static final long MOST_BYTES = 64L << 20;

  private final OrderFiles files;
  private final Visibility visibility;
  private final Masking masking;

  OrderFileController(OrderFiles files, Visibility visibility, Masking masking) {
    this.files = files;
    this.visibility = visibility;
    this.masking = masking;
  }

  /** The files that came with the news of an order. */
  record Attachments(List<OrderFile> attachments) {}

  @GetMapping("/orders/{servicerId}/attachments")
  Attachments list(
      @PathVariable String servicerId,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      Caller caller) {
    visibility.check(caller, subscription);
    visibility.checkOrder(caller, subscription, servicerId);
    return new Attachments(
        masking.isClearOrder(caller, subscription, servicerId)
            ? files.of(subscription, servicerId)
            : masking.files(files.of(subscription, servicerId)));
  }

  /** A file, always to be saved and never to be shown in a browser. */
  @GetMapping("/orders/{servicerId}/attachments/{id}")
  void file(
      @PathVariable String servicerId,
      @PathVariable String id,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      Caller caller,
      HttpServletResponse response)
      throws IOException {
    visibility.check(caller, subscription);
    visibility.checkOrder(caller, subscription, servicerId);
    Lying file =
        files
            .find(subscription, servicerId, id)
            .orElseThrow(() ->
                HttpProblem.notFound("Ask for one of the attachments of this order by its id."));
    if (!masking.isClearOrder(caller, subscription, servicerId)) {
      throw Masking.hiddenFile();
    }
    files.fetch(
        subscription, file, (content, length) -> pass(content, length, file.file(), response));
  }

  private static void pass(
      InputStream content, long length, OrderFile file, HttpServletResponse response)
      throws IOException {
    String name = file.name() == null ? file.id() : file.name();
    byte[] head = content.readNBytes(FileKind.HEAD);
    response.setContentType(type(name, head));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    if (length >= 0) {
      response.setContentLengthLong(length);
    }
    response.getOutputStream().write(head);
    byte[] piece = new byte[16 * 1024];
    long passed = head.length;
    for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
      passed += read;
      if (passed > MOST_BYTES) {
        throw new IOException("a file is larger than any that is expected");
      }
      response.getOutputStream().write(piece, 0, read);
    }
  }

  /** By its content: a name alone says nothing. */
  private static String type(String name, byte[] head) {
    boolean isKnown = FileKind.of(name).filter(kind -> kind.fits(head)).isPresent();
    return isKnown ? FileKind.mediaType(name) : MediaType.APPLICATION_OCTET_STREAM_VALUE;
  }
}
