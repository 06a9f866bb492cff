package io.emgadapter.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The campaign's ends of the lines to its instances, on a free port of this machine. */
final class Control implements AutoCloseable {
  private final ServerSocket server;
  private final Map<String, Line> expected = new ConcurrentHashMap<>();

  /** Who hears what an instance says. */
  interface Line {
    /** It is there; what is written here it obeys. */
    void opened(PrintWriter to);

    /** It said this. */
    void said(String line);
  }

  Control() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("The campaign found no free port.", e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Whom the next instance of this name is told of. */
  void expect(String name, Line line) {
    expected.put(name, line);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      String hello = in.readLine();
      Line line = hello == null ? null : expected.get(hello.substring("hello ".length()));
      if (line != null) {
        line.opened(new PrintWriter(socket.getOutputStream(), true, UTF_8));
        in.lines().forEach(line::said);
      }
    } catch (IOException | UncheckedIOException e) {
      // It was killed.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
