package io.emgadapter.simulator.rest;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Attachments v1. */
final class AttachmentsDesk {
  private static final Pattern FILE = Pattern.compile("name=\"uploadFile\"; filename=\"([^\"]+)\"");

  Answer upload(Asked request) {
    Matcher file = FILE.matcher(request.text());
    boolean multipart =
        request.headers().getOrDefault("content-type", "").startsWith("multipart/form-data");
    return multipart && file.find()
        ? Answer.of(
            201,
            "{\"attachmentId\":\"%s\",\"attachmentName\":\"%s\"}"
                .formatted(UUID.randomUUID(), file.group(1)))
        : Answer.v1(500, "EQX-123-500", "", "Error message.", "");
  }
}
