package io.emgadapter.faults;

import io.emgadapter.sandbox.TcpProxy;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways from the instances to their peers, which can fail; the campaign itself goes past it. */
final class Network implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("//(127\\.0\\.0\\.1|localhost):(\\d+)");

  private final Map<String, TcpProxy> ways = new TreeMap<>();

  /** The port of 127.0.0.1 that leads to this peer. */
  int port(String peer, String host, int port) {
    TcpProxy way = new TcpProxy(host, port);
    ways.put(peer, way);
    return way.port();
  }

  /** The same URL, over the network. */
  String over(String url, String peer) {
    Matcher address = ADDRESS.matcher(url);
    if (!address.find()) {
      throw new IllegalArgumentException("No address of this machine: " + url);
    }
    int port = port(peer, address.group(1), Integer.parseInt(address.group(2)));
    return address.replaceFirst("//127.0.0.1:" + port);
  }

  /** The ways by their peers: {@code emg}, {@code ledger}, {@code rest}, {@code upstream}. */
  Map<String, TcpProxy> ways() {
    return ways;
  }

  @Override
  public void close() {
    ways.values().forEach(TcpProxy::close);
  }
}
