package io.emgadapter.gateway.rest.call;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Attachments v1: a file is kept 40 days, and only who uploaded it can use it. */
@HttpExchange("/v1/attachments")
public interface AttachmentsApi {

  /** Answers 201 with {@code attachmentId} and {@code attachmentName}. */
  @PostExchange(url = "/file", contentType = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<byte[]> upload(
      @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
      @RequestPart("uploadFile") Resource file);
}
