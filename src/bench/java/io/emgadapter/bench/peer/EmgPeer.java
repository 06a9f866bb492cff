package io.emgadapter.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The two queues of EMG and Equinix behind them, as a process: every Task is accepted as it comes
 * and answered at once with a signed Ack. It keeps nothing on disk; an Ack that was not accepted
 * goes again over the next link.
 *
 * <p>It prints {@code port <n>} at the start. Commands are lines: {@code stats} prints {@code stats
 * <Tasks> <copies> <Acks that wait>}; {@code notices <n> <orders>} sends so many notifications;
 * {@code forget} drops what waits and begins to count anew.
 */
public final class EmgPeer {
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<PeerConnection> connections = new LinkedHashSet<>();
  private final Deque<byte[]> outbox = new ArrayDeque<>();
  private final String source;
  private Answers answers;
  private final Deque<PeerConnection> readers = new ArrayDeque<>();

  private EmgPeer(String source) {
    this.source = source;
    this.answers = new Answers(source);
  }

  /** Takes the Source that its messages bear. */
  public static void main(String[] args) throws IOException {
    EmgPeer peer = new EmgPeer(args[0]);
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(() -> peer.accept(server));
    Thread.ofPlatform().daemon().start(peer::tick);
    System.out.println("port " + server.getLocalPort());
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", -1);
      peer.locked(() -> peer.command(words));
    }
  }

  private void command(String[] words) {
    switch (words[0]) {
      case "stats" ->
          System.out.println(
              "stats " + answers.tasks() + " " + answers.copies() + " " + outbox.size());
      case "notices" -> notices(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      case "forget" -> {
        outbox.clear();
        answers = new Answers(source);
        System.out.println("forgot");
      }
      default -> System.out.println("unknown");
    }
  }

  private void notices(int count, int orders) {
    for (int number = 0; number < count; number++) {
      outbox.add(answers.notice(number, number % orders));
    }
    System.out.println("noticed");
    pump();
  }

  private void accept(ServerSocket server) {
    while (true) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket socket) {
    PeerConnection connection = new PeerConnection(socket, this);
    locked(() -> connections.add(connection));
    try {
      connection.serve(this::locked);
    } catch (IOException | RuntimeException e) {
      // The other side is gone, or says what is not understood: both end this connection alone.
    } finally {
      locked(() -> gone(connection));
    }
  }

  private void gone(PeerConnection connection) {
    connection.close();
    connections.remove(connection);
    readers.remove(connection);
    List<byte[]> again = connection.unsettled();
    again.reversed().forEach(outbox::addFirst);
  }

  private void locked(Runnable step) {
    lock.lock();
    try {
      step.run();
      connections.forEach(PeerConnection::flush);
    } finally {
      lock.unlock();
    }
  }

  void received(byte[] message) {
    byte[] ack = answers.ack(message);
    if (ack != null) {
      outbox.add(ack);
      pump();
    }
  }

  void opened(PeerConnection connection) {
    readers.add(connection);
  }

  /** Sends what may go; where several read, to each in turn. */
  void pump() {
    for (int idle = 0; idle < readers.size() && !outbox.isEmpty(); ) {
      PeerConnection reader = readers.remove();
      readers.add(reader);
      if (reader.sendable()) {
        reader.send(outbox.remove());
        idle = 0;
      } else {
        idle++;
      }
    }
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(20_000);
        locked(() -> connections.forEach(PeerConnection::tick));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
