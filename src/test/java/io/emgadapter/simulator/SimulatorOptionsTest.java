package io.emgadapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorOptionsTest {

  private static SimulatorOptions of(String... arguments) {
    return SimulatorOptions.of(
        arguments, Map.of("SIMULATOR_REST_PORT", "2", "SIMULATOR_EMG_PORT", "3"));
  }

  @Test
  void theCommandLineCountsMoreThanTheEnvironment() {
    SimulatorOptions options = of("--rest-port=1");

    assertThat(options.restPort()).isEqualTo(1);
    assertThat(options.emgPort()).isEqualTo(3);
  }

  @Test
  void withoutAnotherBrokerItStartsItsOwn() {
    assertThat(of().emg()).isNull();
    assertThat(of("--emg=broker.example.com:5672").emg()).isEqualTo("broker.example.com:5672");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port=1", "rest-port=1", "--help", "--rest-port"})
  void anUnknownOptionIsAnsweredWithThoseThatThereAre(String wrong) {
    assertThatThrownBy(() -> of(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("There is no option")
        .hasMessageContaining("--rest-port=8090");
  }

  @ParameterizedTest
  @CsvSource({"--emg=here,host:port", "--emg-port=x,0 to 65535", "--rest-port=65536,0 to 65535"})
  void aValueThatCannotBeIsAnsweredWithWhatCan(String wrong, String told) {
    assertThatThrownBy(() -> of(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }
}
