package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.NoticeReader.Page.NotSeen;
import io.emgadapter.simulator.rest.Fault;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoticesTest {
  @Test
  void whyAFeedCannotBeReadHasNoWordsOfEquinixBecauseItIsLogged() {
    try (Rig rig = new Rig()) {
      rig.equinix.faults().next("/cloudevents/search", Fault.REFUSED);
      rig.equinix.faults().next("/ibx/search", Fault.REFUSED);
      var notices = rig.gateway(rig.clock).notices();

      assertThat(notices.networkEvents("default", Instant.EPOCH, 0))
          .isInstanceOfSatisfying(
              NotSeen.class,
              page -> assertThat(page.cause()).isEqualTo("Equinix refuses it with status 400"));
      assertThat(notices.ibxNotices("default", Instant.EPOCH, Instant.EPOCH, 0))
          .isInstanceOfSatisfying(
              NotSeen.class,
              page -> assertThat(page.cause()).isEqualTo("Equinix refuses it with status 400"));
    }
  }
}
