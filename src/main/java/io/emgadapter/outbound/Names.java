package io.emgadapter.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host; a literal address is its own. */
@FunctionalInterface
interface Names {
  InetAddress[] addresses(String host) throws UnknownHostException;
}
