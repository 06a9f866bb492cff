package io.emgadapter.gateway.emg;

import java.io.IOException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/**
 * Opens a link to a queue and closes it again, for a person who wants to know whether that works.
 * No message is sent, and none is taken: the link that receives gives no credit.
 */
public final class LinkTrial {
  private LinkTrial() {}

  /** What came of it. */
  public enum Outcome {
    /** The link was open. */
    OPEN,
    /** No host has this name. */
    NO_SUCH_HOST,
    /** The link was not open. */
    FAILED
  }

  /**
   * What came of it.
   *
   * @param why what went wrong, on one line without a secret; empty if the link was open
   */
  public record Result(Outcome outcome, String why) {}

  /** Opens a link on a session. */
  private interface Opener {
    void open(Session session)
        throws ClientException, ExecutionException, TimeoutException, InterruptedException;
  }

  /** Tries a link that sends to this queue; waits ten seconds for each of its steps at most. */
  public static Result toSend(EmgQueue queue) {
    return result(
        queue, session -> EmgOptions.await(session.openSender(queue.entity()).openFuture()));
  }

  /** Tries a link that receives from this queue; the same. */
  public static Result toReceive(EmgQueue queue) {
    ReceiverOptions options = new ReceiverOptions().creditWindow(0).autoAccept(false);
    return result(
        queue,
        session -> EmgOptions.await(session.openReceiver(queue.entity(), options).openFuture()));
  }

  private static Result result(EmgQueue queue, Opener opener) {
    try (Client client = Client.create()) {
      Connection connection = new Dial(client, queue).open(new CompletableFuture<>());
      try {
        Session session = connection.openSession();
        EmgOptions.await(session.openFuture());
        opener.open(session);
        return new Result(Outcome.OPEN, "");
      } finally {
        EmgOptions.close(connection);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(Outcome.FAILED, "it was interrupted");
    } catch (ClientException
        | ExecutionException
        | TimeoutException
        | IOException
        | GeneralSecurityException
        | RuntimeException e) {
      return failed(e);
    }
  }

  private static Result failed(Exception failure) {
    boolean noHost =
        Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
            .limit(20)
            .anyMatch(UnknownHostException.class::isInstance);
    return new Result(noHost ? Outcome.NO_SUCH_HOST : Outcome.FAILED, ErrorLine.of(failure));
  }
}
