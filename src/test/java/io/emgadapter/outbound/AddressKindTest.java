package io.emgadapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {

  @ParameterizedTest
  @CsvSource({
    "93.184.216.34, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.32.0.0, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.128.0.0, PUBLIC",
    "2606:2800:220:1::1, PUBLIC",
    "127.0.0.1, LOOPBACK",
    "127.255.0.1, LOOPBACK",
    "127.1, LOOPBACK",
    "2130706433, LOOPBACK",
    "::1, LOOPBACK",
    "::ffff:127.0.0.1, LOOPBACK",
    "10.0.0.1, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.0.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "100.127.255.255, PRIVATE",
    "::ffff:10.0.0.1, PRIVATE",
    "fc00::1, PRIVATE",
    "fdff::1, PRIVATE",
    "0.0.0.0, NEVER",
    "0.1.2.3, NEVER",
    "169.254.169.254, NEVER",
    "::ffff:169.254.169.254, NEVER",
    "100.100.100.200, NEVER",
    "192.0.0.192, NEVER",
    "198.18.0.1, NEVER",
    "224.0.0.1, NEVER",
    "255.255.255.255, NEVER",
    "::, NEVER",
    "::7f00:1, NEVER",
    "64:ff9b::7f00:1, NEVER",
    "2001::1, NEVER",
    "2002:7f00:1::1, NEVER",
    "fd00:ec2::254, NEVER",
    "fe80::1, NEVER",
    "fec0::1, NEVER",
    "ff02::1, NEVER"
  })
  void everyAddressHasItsKind(String address, AddressKind reach) throws UnknownHostException {
    assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(reach);
  }
}
