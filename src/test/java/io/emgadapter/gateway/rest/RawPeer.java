package io.emgadapter.gateway.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A peer that reads the beginning of one request and then writes what a test says, to the byte. */
final class RawPeer implements AutoCloseable {
  private final ServerSocket server;
  private final CountDownLatch over = new CountDownLatch(1);

  /** Writes an answer. */
  interface Script {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Starts it.
   *
   * @param ends whether the connection ends after the answer; else it stays open in silence
   */
  RawPeer(boolean ends, Script script) {
    try {
      server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(() -> serve(ends, script));
  }

  private void serve(boolean ends, Script script) {
    try (Socket socket = server.accept()) {
      int read = socket.getInputStream().read(new byte[8192]);
      if (read > 0) {
        script.write(socket.getOutputStream());
      }
      if (!ends) {
        over.await();
      }
    } catch (IOException _) {
      // The other side had enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Text as it stands on the wire; {@code |} ends a line. */
  static Script text(String answer) {
    byte[] bytes = answer.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    return out -> out.write(bytes);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    server.close();
  }
}
