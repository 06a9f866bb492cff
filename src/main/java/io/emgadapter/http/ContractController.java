package io.emgadapter.http;

import io.emgadapter.access.HttpProblem;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives the published contract to anybody who asks: JSON Schemas, AsyncAPI, OpenAPI. It serves only
 * the documents that it found in the jar at the start, so no path leads elsewhere.
 */
@RestController
class ContractController {
  private static final String ROOT = "/contract/";
  private static final MediaType SCHEMA = MediaType.valueOf("application/schema+json");
  private static final MediaType YAML = MediaType.valueOf("application/yaml;charset=utf-8");

  private final Map<String, byte[]> documents = new TreeMap<>();

  ContractController() throws IOException {
    Resource[] found =
        new PathMatchingResourcePatternResolver(ContractController.class.getClassLoader())
            .getResources("classpath:contract/**/*.*");
    for (Resource document : found) {
      String where = document.getURL().getPath();
      documents.put(
          where.substring(where.lastIndexOf(ROOT) + ROOT.length()),
          document.getContentAsByteArray());
    }
  }

  /** The names of all documents. */
  @GetMapping("/contract")
  Map<String, Set<String>> index() {
    return Map.of("documents", documents.keySet());
  }

  /** One document, by its path below {@code /contract}. */
  @GetMapping("/contract/{*path}")
  ResponseEntity<byte[]> document(@PathVariable String path) {
    byte[] document = documents.get(path.substring(1));
    if (document == null) {
      throw HttpProblem.notFound("There is no such document; GET /contract lists them.");
    }
    return ResponseEntity.ok().contentType(path.endsWith(".yaml") ? YAML : SCHEMA).body(document);
  }
}
