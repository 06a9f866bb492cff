package io.emgadapter.gateway.emg;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one link to a queue open: a connection and a session of its own, so that it shares no fate
 * with another, and a thread of its own that opens it again.
 *
 * <p>The client's own reconnecting is off. It would not open a link again that the peer detached
 * (Service Bus does so after ten idle minutes), it gives up for ever on a refused login, and it
 * would send what waits for credit over the next connection, behind our back.
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
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private @Nullable OpenLink<L> current;
  private boolean closed;

  EmgLink(ConnectionString to, LinkLog log, Opener<L> opener) {
    this.to = to;
    this.log = log;
    this.opener = opener;
    this.thread = Thread.ofPlatform().daemon().name("emg-link-" + to.entity()).start(this::run);
  }

  /** The open link; waits for it this long, and gives null if there is none then. */
  @Nullable OpenLink<L> await(Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (current == null && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the link is open, as far as this side knows. */
  boolean connected() {
    lock.lock();
    try {
      return current != null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether this life of the link still lasts. */
  boolean is(OpenLink<L> link) {
    lock.lock();
    try {
      return current == link;
    } finally {
      lock.unlock();
    }
  }

  /** Why there is no link, for the operator. */
  String trouble() {
    return log.trouble();
  }

  /** Gives this link up because of an error, unless it was given up before. */
  void drop(OpenLink<L> link, String why) {
    if (forget(link)) {
      log.down(why);
    }
  }

  /** Opens a new link in place of this one, which has shown no error. */
  void renew(OpenLink<L> link) {
    forget(link);
  }

  private boolean forget(OpenLink<L> link) {
    lock.lock();
    try {
      if (current != link) {
        return false;
      }
      current = null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    link.connection().closeAsync();
    return true;
  }

  private void run() {
    try {
      while (pause(backoff.next())) {
        OpenLink<L> link = open();
        if (link != null) {
          publish(link);
          backoff.lived(awaitLoss());
        }
      }
    } catch (InterruptedException e) {
      // close() asks this thread to end.
    }
  }

  private boolean pause(Duration delay) throws InterruptedException {
    lock.lock();
    try {
      long left = delay.toNanos();
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable OpenLink<L> open() throws InterruptedException {
    var lost = new LostFlag<L>(this);
    Connection connection = null;
    try {
      connection = client.connect(to.host(), to.port(), EmgOptions.connection(to, lost));
      EmgOptions.await(connection.openFuture());
      Session session = connection.openSession();
      EmgOptions.await(session.openFuture());
      return new OpenLink<>(connection, opener.open(session), lost);
    } catch (ClientException | ExecutionException | TimeoutException | RuntimeException e) {
      log.down(Reasons.of(e));
      if (connection != null) {
        connection.closeAsync();
      }
      return null;
    }
  }

  private void publish(OpenLink<L> link) {
    lock.lock();
    try {
      current = link;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    log.up();
    // The connection may have gone before there was a link to drop.
    link.lost().attach(link);
  }

  private Duration awaitLoss() throws InterruptedException {
    long since = System.nanoTime();
    lock.lock();
    try {
      while (current != null && !closed) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** Closes the connection; what the peer has not settled stays with it. */
  @Override
  public void close() {
    OpenLink<L> last;
    lock.lock();
    try {
      closed = true;
      last = current;
      current = null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (last != null) {
      last.connection().closeAsync();
    }
    thread.interrupt();
    client.closeAsync();
  }
}
