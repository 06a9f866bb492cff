package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionStringTest {

  private static final String ISSUED =
      "Endpoint=sb://equinixemg.servicebus.windows.net/;SharedAccessKeyName=SendOnly;"
          + "SharedAccessKey=c2VjcmV0/k+y==;EntityPath=prod_queue";

  @Test
  void theFormThatEquinixIssuesMeansTlsOnPort5671() {
    assertThat(ConnectionString.parse(ISSUED))
        .isEqualTo(
            new ConnectionString(
                "equinixemg.servicebus.windows.net",
                5671,
                true,
                "SendOnly",
                "c2VjcmV0/k+y==",
                "prod_queue"));
  }

  @Test
  void orderCaseAndSpaceOfThePartsAreFree() {
    String shuffled =
        " entitypath=prod_queue; SHAREDACCESSKEY=c2VjcmV0/k+y==;sharedAccessKeyName=SendOnly;"
            + "endpoint=SB://equinixemg.servicebus.windows.net;\n";

    assertThat(ConnectionString.parse(shuffled)).isEqualTo(ConnectionString.parse(ISSUED));
  }

  @ParameterizedTest
  @CsvSource({
    "sb://127.0.0.1:5673, true, 5673, false",
    "sb://localhost, true, 5672, false",
    "sb://broker.example:5674/, false, 5674, true"
  })
  void theEmulatorIsPlainAndAnEndpointMayNameItsPort(
      String endpoint, boolean emulator, int port, boolean tls) {
    var parsed =
        ConnectionString.parse(
            "Endpoint=%s;SharedAccessKeyName=a;SharedAccessKey=b;EntityPath=q;UseDevelopmentEmulator=%s"
                .formatted(endpoint, emulator));

    assertThat(parsed.port()).isEqualTo(port);
    assertThat(parsed.tls()).isEqualTo(tls);
  }

  @ParameterizedTest
  @CsvSource({"Endpoint", "SharedAccessKeyName", "SharedAccessKey", "EntityPath"})
  void whatIsMissingIsNamedAndTheKeyIsNot(String name) {
    String without = ISSUED.replaceFirst(name + "=[^;]*;?", "");

    assertThatThrownBy(() -> ConnectionString.parse(without))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no " + name + ";")
        .hasMessageNotContaining("c2VjcmV0");
  }

  @ParameterizedTest
  @CsvSource({"http://host/", "sb:///", "sb://ho st/", "sb://host:0/", "sb://host:70000/"})
  void anEndpointThatLeadsNowhereIsRefused(String endpoint) {
    String wrong = ISSUED.replaceFirst("sb://[^;]*", endpoint);

    assertThatThrownBy(() -> ConnectionString.parse(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The connection string needs ")
        .hasNoCause();
  }

  @Test
  void aStrayPartOrADoubleOneIsRefused() {
    assertThatThrownBy(() -> ConnectionString.parse(ISSUED + ";c2VjcmV0"))
        .hasMessageContaining("without '='")
        .hasMessageNotContaining("c2VjcmV0");
    assertThatThrownBy(() -> ConnectionString.parse(ISSUED + ";EntityPath=other"))
        .hasMessageContaining("twice");
  }

  @Test
  void theKeyIsNeverShown() {
    assertThat(ConnectionString.parse(ISSUED))
        .hasToString("amqps://SendOnly:***@equinixemg.servicebus.windows.net:5671/prod_queue");
  }

  @Test
  void onlyServiceBusHasAQueueForDeadLettersBelowEachQueue() {
    ConnectionString azure =
        new ConnectionString("acme.ServiceBus.windows.net", 5671, true, "p", "k", "q");

    assertThat(azure.isServiceBus()).isTrue();
    assertThat(azure.deadLetters().entity()).isEqualTo("q/$deadletterqueue");
    assertThat(new ConnectionString("servicebus.windows.net.evil", 1, true, "p", "k", "q"))
        .matches(other -> !other.isServiceBus());
  }
}
