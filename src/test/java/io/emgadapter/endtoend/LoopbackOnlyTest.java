package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.emgadapter.sandbox.Sandbox;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedAdapter.Lending.class)
class LoopbackOnlyTest {
  private final int port;

  LoopbackOnlyTest(SharedAdapter adapter) {
    this.port = Sandbox.httpPort(adapter.context);
  }

  @Test
  void withoutUsersNoOtherAddressAnswers() throws Exception {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();
    assumeFalse(others.isEmpty(), "this host has no other address");

    for (InetAddress other : others) {
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> connect(other))
          .withMessageContaining("refused");
    }
    assertThat(new Http(port).get("/actuator/health/readiness").status()).isEqualTo(200);
  }

  private void connect(InetAddress address) throws Exception {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2000);
    }
  }
}
