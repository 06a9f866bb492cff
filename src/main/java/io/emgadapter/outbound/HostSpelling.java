package io.emgadapter.outbound;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a host is written. What looks like a number is an address in disguise ({@code 0x7f000001},
 * {@code 2130706433}, {@code 127.1}), which some resolvers understand and others do not; and some
 * names mean this machine wherever they are looked up. Neither reaches a resolver.
 */
final class HostSpelling {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
  private static final String PART = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(PART + "(\\." + PART + "){3}");
  private static final Set<String> THIS_MACHINE =
      Set.of("localhost", "localhost.localdomain", "loopback", "ip6-localhost", "ip6-loopback");

  private HostSpelling() {}

  /**
   * Whether a host may be looked up at all.
   *
   * @param host a name, or an address as a URL has it
   * @param loopback whether names of this machine are allowed
   */
  static boolean isFit(String host, boolean loopback) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String lower = name.toLowerCase(Locale.ROOT);
    String last = lower.substring(lower.lastIndexOf('.') + 1);
    if (NUMBER.matcher(last).matches()) {
      return IPV4.matcher(lower).matches();
    }
    return loopback || !(THIS_MACHINE.contains(lower) || last.equals("localhost"));
  }
}
