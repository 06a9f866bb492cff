package io.emgadapter.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * To whom an address belongs. An IPv4 address that is mapped into IPv6 counts as IPv4; the JDK
 * unwraps it.
 */
enum AddressKind {
  /** Public, on the internet. */
  PUBLIC,
  /** This machine. */
  LOOPBACK,
  /** In a private network: RFC 1918, RFC 6598 (carriers), RFC 4193 (IPv6). */
  PRIVATE,
  /** Never an acceptable destination, such as the metadata services of clouds. */
  NEVER;

  static AddressKind of(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return LOOPBACK;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return address instanceof Inet4Address
        ? ofIpv4(first, second, bytes)
        : ofIpv6(first, second, bytes);
  }

  private static AddressKind ofIpv4(int first, int second, byte[] bytes) {
    if (first == 100 && second == 100 && bytes[2] == 100 && (bytes[3] & 0xff) == 200) {
      return NEVER; // a cloud's metadata, in the middle of the carriers' range
    }
    if (first == 10
        || (first == 172 && second >> 4 == 1)
        || (first == 192 && second == 168)
        || (first == 100 && second >> 6 == 1)) {
      return PRIVATE;
    }
    boolean linkLocal = first == 169 && second == 254;
    boolean special = first == 192 && second == 0 && bytes[2] == 0;
    boolean benchmarks = first == 198 && second >> 1 == 9;
    return first == 0 || first >= 224 || linkLocal || special || benchmarks ? NEVER : PUBLIC;
  }

  /** Only 2000::/3 is public, and not what carries an IPv4 address in it (Teredo, 6to4). */
  private static AddressKind ofIpv6(int first, int second, byte[] bytes) {
    if (first >> 1 == 0xfc >> 1) {
      return isMetadata(bytes) ? NEVER : PRIVATE;
    }
    boolean teredo = first == 0x20 && second == 1 && bytes[2] == 0 && bytes[3] == 0;
    boolean sixToFour = first == 0x20 && second == 2;
    return first >> 5 == 1 && !teredo && !sixToFour ? PUBLIC : NEVER;
  }

  /** {@code fd00:ec2::/32}, the address of a cloud's metadata service. */
  private static boolean isMetadata(byte[] bytes) {
    return (bytes[0] & 0xff) == 0xfd
        && bytes[1] == 0
        && bytes[2] == 0x0e
        && (bytes[3] & 0xff) == 0xc2;
  }
}
