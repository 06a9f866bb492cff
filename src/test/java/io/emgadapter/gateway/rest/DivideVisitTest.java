package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.emgadapter.gateway.Divider.Finding;
import io.emgadapter.gateway.Divider.Finding.Known;
import io.emgadapter.gateway.Divider.Finding.Later;
import io.emgadapter.gateway.Divider.Finding.Unfit;
import io.emgadapter.gateway.Divider.Part;
import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.simulator.rest.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DivideVisitTest {
  private static final String NOTHING = "{}";
  private static final String PLACES = "/colocations/v2/locations";

  private final Rig rig = new Rig();
  private final RestGateway gateway = rig.gateway(rig.clock);

  @AfterEach
  void close() {
    rig.close();
  }

  private static WorkVisitCreate visit(String... locations) {
    String text =
        """
        {"CustomerContact": "demo", "ServiceDetails": {
          "StartDateTime": "2026-12-03T10:00:00Z", "EndDateTime": "2026-12-03T18:00:00Z",
          "Visitors": [{"UserName": "demo"}]}}\
        """;
    ObjectNode body = new JsonMapper().readTree(text).asObject();
    List.of(locations).forEach(body.putArray("Location")::add);
    Problems problems = new Problems();
    Instant now = Instant.parse("2026-12-01T10:00:00Z");
    WorkVisitCreate visit =
        (WorkVisitCreate)
            BodyReader.read(Resource.WORK_VISIT, Verb.CREATE, body, "/body", now, problems);
    assertThat(problems.list()).isEmpty();
    return Objects.requireNonNull(visit);
  }

  private Finding<List<Part>> divide(String rest, String... locations) {
    return gateway.divide("default", visit(locations), rest);
  }

  private static Known<List<Part>> into(Part... parts) {
    return new Known<>(List.of(parts));
  }

  @Test
  void cagesOfSeveralAccountsNeedAnOrderEach() {
    assertThat(divide(NOTHING, "LD5:01:001MC2", "LD5:01:001CA3", "LD5:01:001MC3"))
        .isEqualTo(
            into(
                new Part(
                    List.of("LD5:01:001MC2", "LD5:01:001MC3"),
                    Map.of("LD5:01:001MC2", "126854", "LD5:01:001MC3", "126854")),
                new Part(List.of("LD5:01:001CA3"), Map.of("LD5:01:001CA3", "126855"))));
  }

  @Test
  void theRequestsOwnAccountNumbersGoFirstAndNothingIsAsked() {
    String rest = "{\"accountNumbers\":{\"LD5:01:001MC2\":\"1\",\"LD5:01:001MC3\":\"2\"}}";

    assertThat(divide(rest, "LD5:01:001MC2:0501", "LD5:01:001MC3"))
        .isEqualTo(
            into(
                new Part(List.of("LD5:01:001MC2:0501"), Map.of("LD5:01:001MC2", "1")),
                new Part(List.of("LD5:01:001MC3"), Map.of("LD5:01:001MC3", "2"))));
    assertThat(rig.equinix.asked(PLACES)).isEmpty();
  }

  @Test
  void whereTheAccountOfAnyCageIsNotKnownTheVisitStaysOneOrderWithWhatIsKnown() {
    assertThat(divide(NOTHING, "LD5:01:001MC2", "LD5:01:001CA3", "LD5:09:NOWHERE"))
        .isEqualTo(
            into(
                new Part(
                    List.of("LD5:01:001MC2", "LD5:01:001CA3", "LD5:09:NOWHERE"),
                    Map.of("LD5:01:001MC2", "126854", "LD5:01:001CA3", "126855"))));
  }

  @Test
  void aSharedCageOfSeveralAccountsMustBeNamedWithItsAccount() {
    rig.equinix.cages().put("LD5:01:SHARED", "126854", "126899");

    assertThat(divide(NOTHING, "LD5:01:001MC2", "LD5:01:SHARED"))
        .asInstanceOf(type(Unfit.class))
        .satisfies(
            unfit -> assertThat(unfit.problem().pointer()).isEqualTo("/rest/accountNumbers"));
    assertThat(divide("{\"accountNumbers\":{\"LD5:01:SHARED\":\"126899\"}}", "LD5:01:SHARED"))
        .isInstanceOf(Known.class);
  }

  @Test
  void aCabinetInASharedCageIsOfItsOwnAccount() {
    rig.equinix.cages().put("LD5:01:SHARED", "126854", "126899");

    assertThat(divide(NOTHING, "LD5:01:SHARED:126899"))
        .isEqualTo(
            into(new Part(List.of("LD5:01:SHARED:126899"), Map.of("LD5:01:SHARED", "126899"))));
  }

  @Test
  void aDataCenterIsAskedAboutOnceInTenMinutes() {
    divide(NOTHING, "LD5:01:001MC2");
    divide(NOTHING, "LD5:01:001CA3");
    assertThat(rig.equinix.asked(PLACES)).hasSize(1);
    rig.clock.pass(Duration.ofMinutes(11));

    divide(NOTHING, "LD5:01:001MC2");

    assertThat(rig.equinix.asked(PLACES)).hasSize(2);
  }

  @Test
  void whoeverComesWhileItIsAskedAboutWaitsForTheSameAnswer() throws Exception {
    rig.equinix.faults().next(PLACES, Fault.STUCK);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> divide(NOTHING, "LD5:01:001MC2"));
      Awaitility.await().until(() -> rig.equinix.asked(PLACES).size() == 1);
      var second = threads.submit(() -> divide(NOTHING, "LD5:01:001CA3"));
      rig.equinix.faults().release();

      assertThat(first.get()).isInstanceOf(Known.class);
      assertThat(second.get()).isInstanceOf(Known.class);
      assertThat(rig.equinix.asked(PLACES)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR_BEFORE", "TOO_MANY", "QUOTA"})
  void whileEquinixCannotBeAskedTheVisitWaits(Fault fault) {
    rig.equinix.faults().next(PLACES, fault);

    assertThat(divide(NOTHING, "LD5:01:001MC2")).isInstanceOf(Later.class);
  }

  @Test
  void whereEquinixRefusesToSayTheVisitStaysOneOrder() {
    rig.equinix.faults().next(PLACES, Fault.REFUSED);

    assertThat(divide(NOTHING, "LD5:01:001MC2", "LD5:01:001CA3"))
        .isEqualTo(into(new Part(List.of("LD5:01:001MC2", "LD5:01:001CA3"), Map.of())));
  }
}
