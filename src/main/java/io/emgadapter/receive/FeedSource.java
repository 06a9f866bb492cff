package io.emgadapter.receive;

import io.emgadapter.ledger.orders.Way;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.notification.CloudEventReader;
import io.emgadapter.notification.CloudEventReader.Read;
import io.emgadapter.notification.IbxNoticeReader;
import tools.jackson.databind.JsonNode;

/** Where notifications come from, beside the queue of the messaging gateway. */
public enum FeedSource {
  /** A Fabric stream posted them. */
  PUSH(Way.STREAM, Park.STREAM),
  /** A search among the CloudEvents found them. */
  SEARCH(Way.STREAM, Park.STREAM),
  /** They were listed as notices about data centers. */
  IBX(Way.REST, Park.IBX);

  private final Way way;
  private final String parkedAs;

  FeedSource(Way way, String parkedAs) {
    this.way = way;
    this.parkedAs = parkedAs;
  }

  /** Under which way their facts are counted. */
  Way way() {
    return way;
  }

  /** The source of what is parked. */
  String parkedAs() {
    return parkedAs;
  }

  Read read(JsonNode item) {
    return this == IBX ? IbxNoticeReader.read(item) : CloudEventReader.read(item);
  }
}
