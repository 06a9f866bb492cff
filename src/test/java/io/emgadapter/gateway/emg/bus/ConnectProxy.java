package io.emgadapter.gateway.emg.bus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A company's HTTP proxy: opens tunnels by CONNECT, all of them to one port of this machine, and
 * keeps what it was asked and what it saw first.
 */
public final class ConnectProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<List<String>> asked = new CopyOnWriteArrayList<>();
  private volatile String wanted = "";
  private volatile String status = "200 Connection established";

  /** Leads everything to this port. */
  public ConnectProxy(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy found no free port.", e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The lines of each head that it was sent. */
  public List<List<String>> asked() {
    return asked;
  }

  /** Answers so from now on; what is not 2xx opens nothing. */
  public void answer(String line) {
    status = line;
  }

  /** Opens tunnels only for those who bring this line. */
  public void wants(String line) {
    wanted = line;
  }

  /** Ends every tunnel. */
  public void cut() {
    sockets.forEach(ConnectProxy::end);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        sockets.add(near);
        Thread.ofVirtual().start(() -> serve(near));
      } catch (IOException e) {
        // It is closed.
      }
    }
  }

  private void serve(Socket near) {
    try (near) {
      InputStream in = new BufferedInputStream(near.getInputStream());
      List<String> head = head(in);
      asked.add(head);
      boolean knows = wanted.isEmpty() || head.contains(wanted);
      String answer = knows ? status : "407 Proxy Authentication Required";
      near.getOutputStream()
          .write(
              ("HTTP/1.1 " + answer + "\r\nVia: test\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      if (answer.startsWith("2")) {
        tunnel(near, in);
      }
    } catch (IOException e) {
      // One side is gone.
    } finally {
      sockets.remove(near);
    }
  }

  private void tunnel(Socket near, InputStream in) throws IOException {
    try (Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      Thread.ofVirtual().start(() -> pump(far, near));
      in.transferTo(far.getOutputStream());
    }
  }

  private static void pump(Socket far, Socket near) {
    try (far;
        near) {
      far.getInputStream().transferTo(near.getOutputStream());
    } catch (IOException e) {
      // One side is gone, and by this try so is the other.
    }
  }

  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    while (lines.isEmpty() || !lines.getLast().isEmpty()) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no whole head");
      }
      if (next == '\n') {
        lines.add(line.toString().strip());
        line.setLength(0);
      } else {
        line.append((char) next);
      }
    }
    return List.copyOf(lines.subList(0, lines.size() - 1));
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is as good as closed.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy did not stop.", e);
    }
    cut();
  }
}
