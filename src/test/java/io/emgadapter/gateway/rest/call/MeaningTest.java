package io.emgadapter.gateway.rest.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.Read;
import io.emgadapter.gateway.rest.call.Reply.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** What a reply says, which every call reads alike. */
class MeaningTest {

  private static Reply reply(int status, String body) {
    return Reply.of(ResponseEntity.status(status).body(body.replace('\'', '"').getBytes(UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "200, DONE",
    "201, DONE",
    "204, DONE",
    "400, REFUSED",
    "403, REFUSED",
    "404, REFUSED",
    "409, REFUSED",
    "415, REFUSED",
    "401, TOKEN_REFUSED",
    "429, TURNED_AWAY",
    "302, OPEN",
    "408, OPEN",
    "500, OPEN",
    "502, OPEN",
    "503, OPEN",
    "504, OPEN"
  })
  void everyStatusHasOneMeaning(int status, Meaning meaning) {
    assertThat(reply(status, "").meaning()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error_code':'500','error_message':'QuotaViolation','error_uuid':''}",
        "{'fault':{'faultstring':'x','detail':{'errorcode':'policies.ratelimit.QuotaViolation'}}}"
      })
  void theApiGatewaysOwnCodeSaysThatItWasTurnedAway(String body) {
    assertThat(reply(500, body).meaning()).isEqualTo(Meaning.TURNED_AWAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'errors':[{'code':'EQX-1','message':'%s','messageParams':['QuotaViolation']}]}",
        "[{'errorCode':'EQ-1','errorMessage':'QuotaViolation','additionalInfo':[]}]",
        "{'error_code':'500','error_message':'No such order: QuotaViolation'}",
        "{'error_code':'EQ-1','error_message':'QuotaViolation'}",
        "{'request':{'error_code':'500','error_message':'QuotaViolation'}}",
        "{'fault':{'faultstring':'QuotaViolation','detail':{'errorcode':'steps.TimedOut'}}}",
        "'QuotaViolation'"
      })
  void theSameWordAnywhereElseProvesNothing(String body) {
    assertThat(reply(500, body).meaning()).isEqualTo(Meaning.OPEN);
  }

  @Test
  void anOrderIsUnknownByEquinixsCodeAndNotByItsWords() {
    Reply quoted = reply(403, "[{'errorCode':'EQ-2014007','errorMessage':'EQ-2014005'}]");
    assertThat(Read.of(new Call.Replied(quoted)))
        .isInstanceOfSatisfying(
            Read.Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
  }

  @ParameterizedTest
  @CsvSource({
    "7, PT7S",
    "'Fri, 15 Jan 2027 10:00:30 GMT', PT30S",
    "'Friday, 15-Jan-27 10:00:30 GMT', PT30S",
    "'Fri Jan 15 10:00:30 2027', PT30S",
    "'Sat, 23 Jan 2027 10:00:00 GMT', PT24H",
    "'Fri, 15 Jan 2027 09:00:00 GMT',",
    "soon,",
    "-3,"
  })
  void howLongToWaitIsSecondsOrADateByEquinixsOwnClock(String retryAfter, java.time.Duration wait) {
    ResponseEntity<byte[]> response =
        ResponseEntity.status(429)
            .header(HttpHeaders.DATE, "Fri, 15 Jan 2027 10:00:00 GMT")
            .header(HttpHeaders.RETRY_AFTER, retryAfter)
            .body(new byte[0]);
    assertThat(Reply.of(response).retryAfter()).isEqualTo(wait);
  }
}
