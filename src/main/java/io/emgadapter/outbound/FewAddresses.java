package io.emgadapter.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Gives two addresses of a name at most. The client tries one after the other, each with the whole
 * time to connect; with more of them a call could be over before it was written, and what is over
 * might have been written.
 */
final class FewAddresses implements DnsResolver {
  private static final int MOST = 2;

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    return Arrays.copyOf(all, Math.min(MOST, all.length));
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
  }
}
