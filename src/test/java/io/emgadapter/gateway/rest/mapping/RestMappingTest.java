package io.emgadapter.gateway.rest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.order.Body;
import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Resource;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RestMappingTest {
  private final List<Problem> problems = new ArrayList<>();

  private void check(Body body, AttachmentSettings attachments) {
    problems.addAll(RestMapping.of(body, RestOnly.NONE, "", attachments).problems());
  }

  private Body body(String operation, String more) {
    String json =
        """
        {'Operation':'%s','Location':'LD8:00:000000','CustomerContact':'demo','Description':'Do it',
         'CallContactBeforeStart':false,'CallContactBeforeComplete':true%s}\
        """
            .formatted(operation, more)
            .replace('\'', '"');
    Problems read = new Problems();
    Body body =
        BodyReader.read(
            Resource.SMART_HANDS,
            Verb.CREATE,
            new JsonMapper().readTree(json),
            "/body",
            Instant.parse("2026-12-01T10:00:00Z"),
            read);
    assertThat(read.list()).isEmpty();
    return Objects.requireNonNull(body);
  }

  @Test
  void everythingThatRestNeedsIsReportedAtOnce() {
    check(body("0007", ""), AttachmentSettings.NONE);
    assertThat(problems)
        .extracting(Problem::pointer)
        .containsExactly(
            "/body/ServiceDetails/InboundShipmentId",
            "/body/ServiceDetails/CarrierTrackingNumber",
            "/body/ServiceDetails/PossibleLocation",
            "/body/ServiceDetails/PackageDescription");
  }

  @Test
  void whatHasADefaultIsNotAskedFor() {
    check(body("0002", ""), AttachmentSettings.NONE);
    check(body("0000", ""), AttachmentSettings.NONE);
    assertThat(problems).isEmpty();
  }

  @Test
  void theNotesSayWhatBecameOfFieldsWithoutAHome() {
    assertThat(RestMapping.of(body("0001", ""), RestOnly.NONE, "", AttachmentSettings.NONE).notes())
        .containsExactly("CallContactBeforeComplete: put into the text");
  }

  @Test
  void filesAreTakenFromAllowedHostsOnlyAndOfTheTypesOfTheApi() {
    String files =
        """
        ,'Attachments':[
          {'Name':'a.pdf','Url':'https://files.example.com/a?sig=s'},
          {'Name':'b.pdf','Url':'HTTPS://FILES.example.com:443/b'},
          {'Name':'c.pdf','Url':'https://files.example.com:8443/c'},
          {'Name':'d.pdf','Url':'http://files.example.com/d'},
          {'Name':'e.pptx','Data':'aGVsbG8='}]\
        """;
    AttachmentSettings some =
        new AttachmentSettings(List.of("files.example.com"), true, Duration.ofSeconds(1));
    check(body("0001", files), some);
    assertThat(problems)
        .extracting(problem -> problem.pointer() + " " + problem.code())
        .containsExactly(
            "/body/Attachments/2/Url not-allowed",
            "/body/Attachments/3/Url not-allowed",
            "/body/Attachments/4/Name file-type");
  }

  @Test
  void withoutHostsAUrlGoesIntoTheText() {
    String files = ",'Attachments':[{'Name':'a.pdf','Url':'http://any.example.com/a'}]";
    assertThat(
            RestMapping.of(body("0001", files), RestOnly.NONE, "", AttachmentSettings.NONE).notes())
        .contains("Attachments/Url: put into the text");
  }

  @Test
  void aTextThatIsTooLongNeedsRoomAmongTheAttachments() {
    String file = "{'Name':'a.pdf','Id':'1'}";
    String files = ",'Attachments':[" + String.join(",", file, file, file, file, file) + "]";
    String text = ",'ServiceDetails':{'Summary':'" + "x".repeat(3999) + "','Quantity':'2'}";
    assertThat(
            RestMapping.of(body("0006", text), RestOnly.NONE, "", AttachmentSettings.NONE).notes())
        .contains("Description: longer than 4000 characters, the whole is attached");
    check(body("0006", files + text), AttachmentSettings.NONE);
    assertThat(problems).extracting(Problem::pointer).containsExactly("/body/Description");
  }
}
