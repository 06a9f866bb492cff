package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;

class ErrorTextTest {
  private static String of(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Reply.of(ResponseEntity.status(400).body(bytes)).errorText();
  }

  @Test
  void theErrorsOfV1() {
    assertThat(
            of(
                """
                {'errors':[{'code':'EQX-111-1216','fields':['/serviceDetails'],
                  'message':'object has missing required properties (%s)',
                  'messageParams':['serviceDetails']},'and a text'],'ticketId':'1'}\
                """))
        .isEqualTo(
            "EQX-111-1216: object has missing required properties (serviceDetails)"
                + " (/body/ServiceDetails); and a text");
  }

  @Test
  void theErrorsOfV2WithAndWithoutAnArray() {
    String error = "[{'errorCode':'EQ-2042010','errorMessage':'Invalid','additionalInfo':%s}]";
    String info = "{'property':'reason','reason':'too short','value':'Jane Roe'}";
    assertThat(of(error.formatted(info)))
        .isEqualTo(of(error.formatted("[" + info + "]")))
        .isEqualTo("EQ-2042010: Invalid (/body/Description)");
  }

  @Test
  void theErrorsOfTheApiGatewayAndNone() {
    assertThat(of("{'error_code':'500','error_message':'QuotaViolation','error_uuid':''}"))
        .isEqualTo("500: QuotaViolation");
    assertThat(of("<html>")).isEqualTo("HTTP status 400");
    assertThat(of("")).isEqualTo("HTTP status 400");
    assertThat(of("[]")).isEqualTo("HTTP status 400");
    assertThat(of("{'errors':['" + "x".repeat(5000) + "']}")).hasSizeLessThan(1100);
  }

  @ParameterizedTest
  @CsvSource({
    "/serviceDetails/durationVisit, /body/ServiceDetails/DurationVisit",
    "serviceDetails.workVisitOrderNumber, /body/ServiceDetails/WorkVisitId",
    "details.cages.id, /body/Location",
    "details.visitStartDateTime, /body/ServiceDetails/StartDateTime",
    "contacts[0].userName, /body/CustomerContact",
    "nobody, ''"
  })
  void aFieldIsFoundInOurRequest(String field, String pointer) {
    assertThat(Pointers.of(field)).isEqualTo(pointer);
  }
}
