package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.RestOnly.PurchaseOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RestOnlyTest {
  private final Problems problems = new Problems();

  private RestOnly read(String json) {
    return RestOnly.read(new JsonMapper().readTree(json.replace('\'', '"')), "/rest", problems);
  }

  @Test
  void everyFieldIsRead() {
    RestOnly rest =
        read(
            """
            {'purchaseOrder':{'purchaseOrderType':'EXISTING','number':'4500001',
              'attachment':{'id':'1','name':'po.pdf'}},
             'notificationContacts':['a','b'],'accountNumbers':{'LD8:00:000000':'126854'},
             'needSupportFromASubmarineCableStationEngineer':true,'referenceId':'3-1','reason':'No'
             ,'attachments':[{'id':'2','name':'why.pdf'}]}\
            """);
    assertThat(problems.list()).isEmpty();
    assertThat(rest)
        .isEqualTo(
            new RestOnly(
                new PurchaseOrder("EXISTING", "4500001", new PurchaseOrder.Uploaded("1", "po.pdf")),
                List.of("a", "b"),
                Map.of("LD8:00:000000", "126854"),
                true,
                "3-1",
                "No",
                List.of(new PurchaseOrder.Uploaded("2", "why.pdf"))));
    assertThat(read("{}")).isEqualTo(RestOnly.NONE);
  }

  @Test
  void allProblemsAreReportedAtTheirPlaces() {
    read(
        """
        {'purchaseOrder':{'purchaseOrderType':'EXISTING'},'notificationContacts':'a',
         'accountNumbers':{'LD8:00:000000':7},'refrenceId':'3-1'}\
        """);
    assertThat(problems.list())
        .extracting(Problem::pointer)
        .containsExactlyInAnyOrder(
            "/rest/purchaseOrder/number",
            "/rest/notificationContacts",
            "/rest/accountNumbers/LD8:00:000000",
            "/rest/refrenceId");
  }

  @Test
  void anExemptedOrderHasNoNumber() {
    assertThat(read("{'purchaseOrder':{'purchaseOrderType':'EXEMPTED'}}").purchaseOrder())
        .isEqualTo(new PurchaseOrder("EXEMPTED", null, null));
    assertThat(problems.none()).isTrue();
  }
}
