package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What is read is what is sent: exactly the fields of the request, whatever they are. */
class RoundTripTest {
  private static final int TIMES = 300;

  @ParameterizedTest
  @EnumSource
  void anyValidBodyIsSentAsItIsAndReadBackEqual(Resource resource) {
    AnyBody any = new AnyBody(new Random(20260301));
    for (Verb verb : Verb.values()) {
      for (int i = 0; i < TIMES; i++) {
        JsonNode sent = any.body(resource, verb);
        Body body = Bodies.read(resource, verb, sent);
        assertThat((JsonNode) body.toJson()).isEqualTo(sent);
        assertThat(Bodies.read(resource, verb, body.toJson())).isEqualTo(body);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldOfEveryOperationIsSent(Operation operation) {
    String members =
        "{'Operation':'%s','ServiceDetails':%s}"
            .formatted(operation.code(), AnyDetails.full(operation));
    JsonNode sent = Bodies.with(Bodies.SMART_HANDS, members);
    assertThat((JsonNode) Bodies.read(Resource.SMART_HANDS, Verb.CREATE, sent).toJson())
        .isEqualTo(sent);
  }

  @Test
  void everyFieldOfAContactIsSent() {
    JsonNode sent =
        Bodies.with(
            Bodies.WORK_VISIT,
            """
            {'AdditionalContacts':[{'ContactType':'TECHNICAL','Name':'Jo Doe','Email':'a@b.cc',
              'WorkPhoneCountryCode':'+1','WorkPhone':'12','WorkPhonePrefToCall':'ANYTIME',
              'WorkPhoneTimeZone':'UTC','MobilePhoneCountryCode':'+2','MobilePhone':'34',
              'MobilePhonePrefToCall':'NEVER','MobilePhoneTimeZone':'GMT'}]}\
            """);
    assertThat((JsonNode) Bodies.read(Resource.WORK_VISIT, Verb.CREATE, sent).toJson())
        .isEqualTo(sent);
  }

  @Test
  void everyFieldOfAVisitorIsSent() {
    JsonNode sent =
        Bodies.with(
            Bodies.UPDATE,
            """
            {'ServiceDetails':{'Visitors':[{'FirstName':'a','LastName':'b','CompanyName':'c',
              'Email':'a@b.cc','MobilePhoneCountryCode':'+1','MobilePhone':'12'}]}}\
            """);
    assertThat((JsonNode) Bodies.read(Resource.WORK_VISIT, Verb.UPDATE, sent).toJson())
        .isEqualTo(sent);
  }
}
