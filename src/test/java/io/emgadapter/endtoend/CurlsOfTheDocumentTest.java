package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.simulator.rest.RestOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/rest.md shows with curl is taken, for an order that is there. */
@ExtendWith(RestAdapter.Lending.class)
class CurlsOfTheDocumentTest {
  private static final Pattern CURL =
      Pattern.compile("curl (?:-H '[^']+' -d '([^']+)' )?'?http://127.0.0.1:8080(/[^'\\s]+)'?");

  private final RestAdapter adapter;

  CurlsOfTheDocumentTest(RestAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void everyCurlIsTaken() throws IOException {
    RestOrder order = adapter.order("curl-1");
    order.negotiations().add("4-9");
    String document = Files.readString(Path.of("docs/rest.md")).replaceAll("\\\\\n\\s*", "");
    List<MatchResult> curls = CURL.matcher(document).results().toList();

    assertThat(curls).hasSize(document.split("\ncurl ", -1).length - 1).hasSize(7);
    for (MatchResult curl : curls) {
      run(curl.group(2).replace("1-188243137021", order.id()), curl.group(1));
    }
    assertThat(order.negotiations()).isEmpty();
    assertThat(order.cancelled()).containsExactly("The window moved");
  }

  private void run(String address, @Nullable String form) {
    String path = address + (address.contains("?") ? "&" : "?") + "subscription=rest";
    Reply reply = form == null ? adapter.http.get(path) : adapter.http.send(path, form);

    assertThat(reply.status()).as(path).isEqualTo(form == null ? 200 : 202);
    if (form != null) {
      String id = reply.body().path("id").asString();
      assertThat(adapter.upstream.await(id, "request.completed").at("/data/outcome").asString())
          .as(path)
          .isEqualTo("ACKNOWLEDGED");
    }
  }
}
