package io.emgadapter.command.doctor;

import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.gateway.emg.LinkTrial;
import io.emgadapter.gateway.emg.LinkTrial.Result;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Whether the links to the queues of Equinix open; no message goes over them. */
final class LinksOpen implements Check {
  private static final String WHAT = "link";

  /** Of both links: that to Equinix is tried by sending, the other by receiving. */
  private record Direction(String word, String verb, Function<EmgQueue, Result> trial) {}

  private static final Direction INCOMING = new Direction("incoming", "sends", LinkTrial::toSend);
  private static final Direction OUTGOING =
      new Direction("outgoing", "receives", LinkTrial::toReceive);

  @Override
  public String what() {
    return WHAT;
  }

  @Override
  public List<Finding> look(ServiceSettings service) {
    List<Finding> findings = new ArrayList<>();
    service.part(Subscriptions.class).all().stream()
        .sorted(Comparator.comparing(Subscription::name))
        .forEach(each -> {
          if (each.incoming() != null) {
            findings.add(finding(each.incoming(), INCOMING));
          }
          if (each.outgoing() != null) {
            findings.add(finding(each.outgoing(), OUTGOING));
          }
        });
    return findings;
  }

  private static Finding finding(EmgQueue queue, Direction direction) {
    String what = "link " + queue.subscription() + " " + direction.word();
    Result result = direction.trial().apply(queue);
    String place = queue.entity() + " at " + queue.address().host() + ":" + queue.address().port();
    String setting = "emg.subscriptions.%s.%s".formatted(queue.subscription(), direction.word());
    return switch (result.outcome()) {
      case OPEN -> Finding.good(what, "%s by %s.".formatted(direction.verb(), place));
      case NO_SUCH_HOST ->
          Finding.wrong(
              what,
              "there is no host %s; look at Endpoint in %s.connection-string, and at this machine's DNS."
                  .formatted(queue.address().host(), setting));
      case FAILED ->
          Finding.wrong(
              what, "%s: %s; %s".formatted(place, result.why(), advice(result.why(), setting)));
    };
  }

  /** What helps, by what brokers and networks say. */
  private static String advice(String why, String setting) {
    if (why.contains("not-found")) {
      return "there is no such queue: look at EntityPath in %s.connection-string."
          .formatted(setting);
    }
    if (why.contains("unauthorized") || why.contains("login is refused")) {
      return "supply %s.connection-string as Equinix issued it for this direction."
          .formatted(setting);
    }
    if (why.contains("ssl-bundle") || why.contains("certificate")) {
      return "put that right, then look again.";
    }
    return "if a firewall is between, ask for the port to be let through, or set %s.transport: websocket."
        .formatted(setting);
  }
}
