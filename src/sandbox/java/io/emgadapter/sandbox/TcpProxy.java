package io.emgadapter.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A network that fails on demand: forwards a free port of 127.0.0.1 to a server, and cuts, holds or
 * refuses what goes over it. Safe for use by several threads.
 */
public final class TcpProxy implements AutoCloseable {

  private final InetSocketAddress target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong cutAfter = new AtomicLong(Long.MAX_VALUE);
  private final Valve requests = new Valve();
  private final Valve answers = new Valve();
  private volatile boolean refusing;
  private volatile long delayMillis;

  /** Forwards to this port of this host from now on. */
  public TcpProxy(String host, int port) {
    target = new InetSocketAddress(host, port);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy found no free port.", e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Where clients connect, on 127.0.0.1. */
  public int port() {
    return server.getLocalPort();
  }

  /** Resets every connection; new ones are served. */
  public void cut() {
    sockets.forEach(TcpProxy::reset);
  }

  /** Resets every connection once so many more bytes went from clients to the server. */
  public void cutAfter(long bytes) {
    cutAfter.set(bytes);
  }

  /** Holds all bytes without an error, as a half-open connection does. */
  public void hold() {
    requests.close();
    answers.close();
  }

  /** Holds what the server answers; what clients send still arrives. */
  public void holdAnswers() {
    answers.close();
  }

  /** Lets held bytes flow. */
  public void flow() {
    requests.open();
    answers.open();
  }

  /** Lets everything wait so long, as a long way does; a piece at a time, so it is slower too. */
  public void delay(Duration time) {
    delayMillis = time.toMillis();
  }

  /** Closes new connections at once, or serves them again; those there are stay. */
  public void refuse(boolean refuse) {
    refusing = refuse;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        serve(server.accept());
      } catch (IOException e) {
        // Either the proxy is closed or the server is down, which the client has seen.
      }
    }
  }

  private void serve(Socket client) throws IOException {
    sockets.add(client);
    if (refusing) {
      reset(client);
      return;
    }
    var upstream = new Socket();
    sockets.add(upstream);
    try {
      upstream.connect(target, 2_000);
    } catch (IOException e) {
      reset(client);
      reset(upstream);
      throw e;
    }
    Thread.ofVirtual().start(() -> pump(client, upstream, requests, true));
    Thread.ofVirtual().start(() -> pump(upstream, client, answers, false));
  }

  private void pump(Socket from, Socket to, Valve valve, boolean counted) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[4096];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        valve.pass();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
        out.write(bytes, 0, read);
        if (counted && cutAfter.addAndGet(-read) <= 0) {
          cutAfter.set(Long.MAX_VALUE);
          cut();
        }
      }
    } catch (IOException e) {
      // The other end is gone, and by this try so is this one.
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
  }

  /** Cuts everything and stops. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy did not stop.", e);
    }
    flow();
    cut();
  }

  private static final class Valve {
    private boolean closed;

    synchronized void close() {
      closed = true;
    }

    synchronized void open() {
      closed = false;
      notifyAll();
    }

    synchronized void pass() throws IOException {
      try {
        while (closed) {
          wait();
        }
      } catch (InterruptedException e) {
        throw new IOException("The proxy was stopped.", e);
      }
    }
  }
}
