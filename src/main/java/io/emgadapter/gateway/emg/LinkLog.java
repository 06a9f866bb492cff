package io.emgadapter.gateway.emg;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once what changed about a link and what that means, not once an attempt. */
final class LinkLog {

  private static final Logger LOG = LoggerFactory.getLogger(EmgLink.class);

  private final String link;
  private final String consequence;
  private String trouble = "it is being opened";
  private boolean down;

  /**
   * @param link as in "The link that sends to EMG (queue x)"
   * @param consequence what waits while it is down, as in "answers wait there"
   */
  LinkLog(String link, String consequence) {
    this.link = link;
    this.consequence = consequence;
  }

  synchronized String trouble() {
    return trouble;
  }

  synchronized void up() {
    if (down) {
      LOG.info("{} is up again.", link);
    } else {
      LOG.debug("{} is up.", link);
    }
    down = false;
    trouble = "it was lost";
  }

  synchronized void down(String why) {
    if (!down || !why.equals(trouble)) {
      LOG.warn("{} is down ({}); {}; trying again every 0.1 to 5 s.", link, why, consequence);
    }
    down = true;
    trouble = why;
  }
}
