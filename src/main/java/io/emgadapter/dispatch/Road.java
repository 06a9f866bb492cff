package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Ready;

/** Tasks of one go together. */
record Road(String route, String subscription) {
  static Road of(Ready ready) {
    return new Road(ready.task().route(), ready.task().subscription());
  }
}
