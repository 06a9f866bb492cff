package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.Json;
import io.emgadapter.order.NamedFile;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads which files came with the news of an order, and with Equinix's answers. */
@Component
public record ReadFiles(JdbcClient jdbc) {
  /** Of so many steps of a history the files are shown. */
  static final int MOST_STEPS = 500;

  private static final String SQL =
      """
      select details from order_change_content
      where subscription = :subscription and servicer_id = :servicer and details is not null
      order by seq desc limit :most\
      """;

  private static final String OF_ANSWERS =
      """
      select name, file_id, url from order_file
      where subscription = :subscription and servicer_id = :servicer
      order by taken_at desc, digest\
      """;

  /**
   * The files, those of the latest news first and then those of answers, until retention forgets
   * them.
   */
  public List<NamedFile> of(String subscription, String servicerId) {
    return Stream.concat(
            ofNews(subscription, servicerId).stream(), ofAnswers(subscription, servicerId).stream())
        .distinct()
        .toList();
  }

  private List<NamedFile> ofAnswers(String subscription, String servicerId) {
    return jdbc.sql(OF_ANSWERS)
        .param("subscription", subscription)
        .param("servicer", servicerId)
        .query((row, _) ->
            new NamedFile(row.getString("name"), row.getString("file_id"), row.getString("url")))
        .list();
  }

  private List<NamedFile> ofNews(String subscription, String servicerId) {
    return jdbc
        .sql(SQL)
        .param("subscription", subscription)
        .param("servicer", servicerId)
        .param("most", MOST_STEPS)
        .query((row, _) -> row.getBytes("details"))
        .list()
        .stream()
        .flatMap(ReadFiles::files)
        .toList();
  }

  private static Stream<NamedFile> files(byte[] details) {
    JsonNode tree = Json.tree(details);
    return tree == null
        ? Stream.empty()
        : tree.path("attachments")
            .valueStream()
            .map(file -> new NamedFile(text(file, "name"), text(file, "id"), text(file, "url")));
  }

  private static @Nullable String text(JsonNode file, String name) {
    return file.path(name).asString(null);
  }
}
