package io.emgadapter.command.doctor;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Address;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import io.emgadapter.relay.RelaySettings;
import io.emgadapter.request.RequestSettings;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.connection.AbstractConnectionFactory;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.core.NestedExceptionUtils;

/** Whether the broker lets the adapter in, and has its queues and its exchange. */
final class BrokerIsReady implements Check {
  private static final String WHAT = "broker";
  private static final int NOT_THERE = 404;
  private static final int FORBIDDEN = 403;

  /** Asks for something by its name, without making it. */
  private interface Question {
    void ask(Channel channel) throws IOException;
  }

  @Override
  public String what() {
    return WHAT;
  }

  @Override
  public List<Finding> look(ServiceSettings service) {
    List<Finding> findings = new ArrayList<>();
    try (Connection connection = connect(service)) {
      findings.add(Finding.good(WHAT, "this user is let in."));
      RequestSettings requests = service.part(RequestSettings.class);
      String exchange = service.part(RelaySettings.class).exchange();
      for (String queue : List.of(requests.queue(), requests.deadLetterQueue())) {
        findings.add(
            finding(
                connection,
                "queue " + queue,
                requests.declare(),
                channel -> channel.queueDeclarePassive(queue)));
      }
      findings.add(
          finding(
              connection,
              "exchange " + exchange,
              requests.declare(),
              channel -> channel.exchangeDeclarePassive(exchange)));
    } catch (IOException | TimeoutException e) {
      findings.add(Finding.wrong(WHAT, sentence(e)));
    }
    return findings;
  }

  /** Not by the adapter's own connections: at the first of them its queues would be made. */
  private static Connection connect(ServiceSettings service) throws IOException, TimeoutException {
    AbstractConnectionFactory connections = service.part(AbstractConnectionFactory.class);
    List<Address> addresses =
        service.part(RabbitConnectionDetails.class).getAddresses().stream()
            .map(each -> new Address(each.host(), each.port()))
            .toList();
    return connections.getRabbitConnectionFactory().newConnection(addresses, "emg-adapter doctor");
  }

  /** On a channel of its own, because a no ends the channel. */
  private static Finding finding(
      Connection connection, String what, boolean declares, Question question) {
    try (Channel channel = connection.createChannel()) {
      question.ask(channel);
      return Finding.good(WHAT, "%s is there.".formatted(what));
    } catch (Exception e) {
      return missing(what, declares, code(e));
    }
  }

  private static Finding missing(String what, boolean declares, int code) {
    if (code == NOT_THERE && declares) {
      return Finding.good(WHAT, "%s is made by the next start.".formatted(what));
    }
    return Finding.wrong(
        WHAT,
        switch (code) {
          case NOT_THERE ->
              "%s is not there; create it, or set emg.requests.declare: true.".formatted(what);
          case FORBIDDEN ->
              "this user may not see %s; grant it the rights of docs/running.md.".formatted(what);
          default -> "%s could not be asked for; look into the broker's log.".formatted(what);
        });
  }

  private static int code(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ShutdownSignalException end) {
        return code(end.getReason());
      }
    }
    return 0;
  }

  private static int code(@Nullable Method end) {
    return switch (end) {
      case AMQP.Channel.Close why -> why.getReplyCode();
      case AMQP.Connection.Close why -> why.getReplyCode();
      case null, default -> 0;
    };
  }

  /** By the kind of the failure: its message may quote an address with a password. */
  private static String sentence(Exception failure) {
    if (failure instanceof AuthenticationFailureException
        || failure instanceof PossibleAuthenticationFailureException
        || code(failure) == FORBIDDEN) {
      return "it does not let this user in; supply spring.rabbitmq.username and .password.";
    }
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
    if (cause instanceof UnknownHostException) {
      return "there is no such host; supply another spring.rabbitmq.host or .addresses.";
    }
    if (cause instanceof ShutdownSignalException) {
      return "it ended the connection; look whether spring.rabbitmq.virtual-host is there and this"
          + " user may use it.";
    }
    return "it is not reached (%s); look at spring.rabbitmq.host, .port and .ssl, whether RabbitMQ runs there, and at the firewall."
        .formatted(cause.getClass().getSimpleName());
  }
}
