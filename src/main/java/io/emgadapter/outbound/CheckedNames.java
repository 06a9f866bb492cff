package io.emgadapter.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the client addresses that it may connect to, and it connects to no others: what a name
 * means is asked once, so it cannot mean one thing to the check and another to the connection.
 */
record CheckedNames(Names names, Set<Reach> allowed) implements DnsResolver {

  /** An address that may not be asked. */
  static final class Forbidden extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Forbidden() {
      super("an address that may not be asked");
    }
  }

  /** All of them must be allowed: a name that leads inside and outside is no honest one. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    if (!Spelling.isFit(host, allowed.contains(Reach.LOOPBACK))) {
      throw new Forbidden();
    }
    InetAddress[] addresses = names.addresses(host);
    for (InetAddress address : addresses) {
      if (!allowed.contains(Reach.of(address))) {
        throw new Forbidden();
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
