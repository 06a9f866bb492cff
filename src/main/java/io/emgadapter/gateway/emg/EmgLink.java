package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.emg.CurrentLink.Backoff;
import io.emgadapter.gateway.emg.CurrentLink.OpenLink;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private final ConnectionString to;
  private final Opener<L> opener;
  private final LinkLog log;
  private final Client client = Client.create();
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
  private final CurrentLink<L> current = new CurrentLink<>();
  private final Thread thread;

  EmgLink(ConnectionString to, LinkLog log, Opener<L> opener) {
    this.to = to;
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
      while (current.pause(backoff.next())) {
        OpenLink<L> link = open();
        if (link != null) {
          live(link);
        }
      }
    } catch (InterruptedException e) {
      // close() asks this thread to end.
    }
  }

  private @Nullable OpenLink<L> open() throws InterruptedException {
    var lost = new CompletableFuture<String>();
    Connection connection = null;
    try {
      connection =
          client.connect(
              to.host(),
              to.port(),
              EmgOptions.connection(to, why -> lost.complete(ErrorLine.of(why))));
      EmgOptions.await(connection.openFuture());
      Session session = connection.openSession();
      EmgOptions.await(session.openFuture());
      return new OpenLink<>(connection, opener.open(session), lost);
    } catch (ClientException | ExecutionException | TimeoutException | RuntimeException | Error e) {
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

  /**
   * Logs what changed about a link and what follows from it: once a change, not once an attempt.
   */
  static final class LinkLog {
    private static final Logger LOG = LoggerFactory.getLogger(EmgLink.class);

    private final String link;
    private final String queue;
    private final String consequence;
    private String trouble = "it is being opened";
    private boolean down;

    /**
     * @param link as in "The link that sends to EMG"
     * @param queue its name at EMG
     * @param consequence what waits while it is down, as in "answers wait at EMG"
     */
    LinkLog(String link, String queue, String consequence) {
      this.link = link;
      this.queue = queue;
      this.consequence = consequence;
    }

    synchronized String trouble() {
      return trouble;
    }

    synchronized void up() {
      if (down) {
        LOG.atInfo().addKeyValue(LogKey.QUEUE, queue).log("{} is up again", link);
      } else {
        LOG.atDebug().addKeyValue(LogKey.QUEUE, queue).log("{} is up", link);
      }
      down = false;
      trouble = "it was lost";
    }

    synchronized void down(String why) {
      if (!down || !why.equals(trouble)) {
        LOG.atWarn()
            .addKeyValue(LogKey.QUEUE, queue)
            .log("{} is down ({}); {}; it is tried again every 0.1 to 5 s", link, why, consequence);
      }
      down = true;
      trouble = why;
    }
  }
}
