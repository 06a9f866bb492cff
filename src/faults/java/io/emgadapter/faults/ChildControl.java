package io.emgadapter.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;

/**
 * In an instance: the line to the campaign, which says where to halt. When the campaign is gone,
 * however it ended, so is the instance.
 */
final class ChildControl {
  /** Where the campaign listens. */
  static final String PORT = "faults.control";

  /** What the campaign calls this instance. */
  static final String NAME = "faults.name";

  private static final Object LOCK = new Object();
  private static String armed = "";
  private static PrintWriter out = new PrintWriter(System.out, true, UTF_8);

  private ChildControl() {}

  static void connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT));
    out = new PrintWriter(socket.getOutputStream(), true, UTF_8);
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    Thread.ofPlatform().daemon().name("campaign").start(() -> obey(in));
    tell("hello " + System.getProperty(NAME));
  }

  static void tell(String line) {
    synchronized (LOCK) {
      out.println(line);
    }
  }

  private static void obey(BufferedReader in) {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("exit")) {
          Thread.ofPlatform().start(() -> System.exit(0));
        } else {
          arm(line);
        }
      }
    } catch (IOException e) {
      // The same as the end.
    }
    Runtime.getRuntime().halt(3);
  }

  /** Halts at this place from now on; at none where it is empty, which frees who has halted. */
  private static void arm(String place) {
    synchronized (LOCK) {
      armed = place;
      LOCK.notifyAll();
    }
  }

  static boolean isArmed(String place) {
    synchronized (LOCK) {
      return armed.equals(place);
    }
  }

  /** Halts here, if that is armed: says so and waits for the end. */
  static void at(String place) {
    synchronized (LOCK) {
      if (armed.equals(place)) {
        out.println("reached " + place);
        while (armed.equals(place)) {
          await();
        }
      }
    }
  }

  @SuppressWarnings("WaitNotInLoop") // The loop is its caller's.
  private static void await() {
    try {
      LOCK.wait();
    } catch (InterruptedException e) {
      // Whoever hurries it must wait too: it is to be killed here.
    }
  }
}
