package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.emg.CurrentLink.Backoff;
import io.emgadapter.gateway.emg.CurrentLink.OpenLink;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one link to a queue open. The link has a connection and a session of its own, so that no
 * other link is lost with it, and a thread of its own that opens it again.
 *
 * <p>The client's own reconnecting is off. It would not reopen a link that the peer detached
 * (Service Bus does so after ten idle minutes), it gives up for ever after a refused login, and it
 * would send what waits for credit over the next connection without our knowing.
 *
 * @param <L> what is opened on the session
 */
final class EmgLink<L> implements AutoCloseable {

  /** Opens a link on a session and waits until the peer has it too. */
  interface Opener<L> {
    L open(Session session)
        throws ClientException, ExecutionException, TimeoutException, InterruptedException;
  }

  private final Opener<L> opener;
  private final LinkLog log;
  private final Client client = Client.create();
  private final Dial dial;
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
  private final CurrentLink<L> current = new CurrentLink<>();
  private final Thread thread;

  EmgLink(EmgQueue to, LinkLog log, Opener<L> opener) {
    this.dial = new Dial(client, to);
    this.log = log;
    this.opener = opener;
    this.thread = Thread.ofPlatform().daemon().name("emg-link-" + to.entity()).start(this::run);
  }

  /** The open link; waits for it this long, and gives null if there is none then. */
  @Nullable OpenLink<L> await(Duration wait) throws InterruptedException {
    return current.await(wait);
  }

  /** Whether the link is open, as far as this side knows. */
  boolean connected() {
    return current.get() != null;
  }

  /** Whether this life of the link still lasts. */
  boolean is(OpenLink<L> link) {
    return current.get() == link;
  }

  /** Why there is no link, for the operator. */
  String trouble() {
    return log.trouble();
  }

  /** Whether there is a link, and else since when and why not, for the operator. */
  String state() {
    return log.state();
  }

  /** Gives up this life of the link because of an error, unless that was done before. */
  void drop(OpenLink<L> link, String why) {
    if (current.remove(link)) {
      log.down(why);
      link.close();
    }
  }

  /** Opens a new link in place of this one, which has shown no error. */
  void renew(OpenLink<L> link) {
    if (current.remove(link)) {
      link.close();
    }
  }

  private void run() {
    try {
      while (current.pause(delay())) {
        OpenLink<L> link = open();
        if (link != null) {
          live(link);
        }
      }
    } catch (InterruptedException e) {
      // close() asks this thread to end.
    }
  }

  /** A broker that throttles gets the pause that it asks for. */
  private Duration delay() {
    Duration usual = backoff.next();
    return log.trouble().contains(Verdict.BUSY) ? Verdict.BUSY_RETRY : usual;
  }

  private @Nullable OpenLink<L> open() throws InterruptedException {
    var lost = new CompletableFuture<String>();
    Connection connection = null;
    try {
      connection = dial.open(lost);
      Session session = connection.openSession();
      EmgOptions.await(session.openFuture());
      return new OpenLink<>(connection, opener.open(session), lost);
    } catch (ClientException
        | ExecutionException
        | TimeoutException
        | IOException
        | GeneralSecurityException
        | RuntimeException
        | Error e) {
      log.down(ErrorLine.of(e));
      if (connection != null) {
        EmgOptions.close(connection);
      }
      return null;
    }
  }

  private void live(OpenLink<L> link) throws InterruptedException {
    long since = System.nanoTime();
    log.up();
    current.put(link);
    // Runs at once if the connection was lost before there was a link to drop.
    var _ = link.lost().thenAccept(why -> drop(link, why));
    current.awaitRemoval();
    backoff.lived(Duration.ofNanos(System.nanoTime() - since));
  }

  /** Closes the connection; what the peer has not settled stays with it. */
  @Override
  public void close() {
    current.close();
    thread.interrupt();
    var _ = client.closeAsync();
  }
}
