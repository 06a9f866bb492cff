package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.Caller;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.JsonFields;
import io.emgadapter.gateway.rest.call.PreparationStopped;
import io.emgadapter.gateway.rest.call.PreparationStopped.TimeToStart;
import io.emgadapter.gateway.rest.call.Reply;
import io.emgadapter.gateway.rest.mapping.File;
import io.emgadapter.gateway.rest.mapping.File.Known;
import io.emgadapter.gateway.rest.mapping.File.Remote;
import io.emgadapter.gateway.rest.mapping.File.Upload;
import io.emgadapter.gateway.rest.mapping.Mapped;
import io.emgadapter.order.Problems.ProblemCode;
import io.emgadapter.pause.PausePoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.node.ObjectNode;

/** Uploads the files of an order before the order is placed. */
final class Uploads {
  private final Caller caller;
  private final RemoteFiles remote;

  Uploads(Caller caller, RemoteFiles remote) {
    this.caller = caller;
    this.remote = remote;
  }

  /** The bytes of a file with a name, which makes them a file part of the form. */
  private static final class Named extends ByteArrayResource {
    private final Upload file;

    Named(Upload file) {
      super(file.bytes(), "a file of an order");
      this.file = file;
    }

    @Override
    public String getFilename() {
      return file.name();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /**
   * Puts {@code attachments} into an order. If an attempt ends before the order, its files stay
   * unused at Equinix.
   *
   * @param made when the Task was made
   */
  void into(Mapped order, Instant made, TimeToStart time) {
    List<ObjectNode> attachments = new ArrayList<>();
    for (File file : order.files()) {
      Known known =
          switch (file) {
            case Known there -> there;
            case Upload upload -> upload(upload);
            case Remote there -> remote.fetch(there, made, time, this::upload);
          };
      PausePoint.UPLOADED.reach();
      attachments.add(new JsonFields().put("id", known.id()).put("name", known.name()).object());
    }
    new JsonFields(order.json()).all("attachments", attachments);
  }

  private Known upload(Upload file) {
    Call call =
        caller.call(Api.ATTACHMENTS, (equinix, token) -> equinix.upload(token, new Named(file)));
    if (call instanceof Call.Replied(var refusal) && refusal.isRefusal()) {
      throw PreparationStopped.refused(
          "/body/Attachments",
          ProblemCode.NOT_ALLOWED,
          "Send files that Equinix takes; it said: " + refusal.errorText());
    }
    Reply reply = PreparationStopped.replyOr(call, "an attachment");
    Supplier<PreparationStopped> none =
        () -> PreparationStopped.notSent("no id came for an attachment", Duration.ofSeconds(15));
    return new Known(
        reply.text("attachmentId").orElseThrow(none),
        reply.text("attachmentName").orElse(file.name()));
  }
}
