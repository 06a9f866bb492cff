package io.emgadapter.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Leaves names to the proxy, because inside a company's network there may be no name server that
 * knows the world.
 */
final class NamesOfProxy implements DnsResolver {

  @Override
  public List<InetSocketAddress> resolve(String host, int port) {
    return List.of(InetSocketAddress.createUnresolved(host, port));
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    throw new UnknownHostException("the proxy looks it up");
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
