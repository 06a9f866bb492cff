package io.emgadapter.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;

/** The few files that pages refer to; no other file can be asked for. */
@Controller
class StaticFiles {
  private static final MediaType STYLE = new MediaType("text", "css", StandardCharsets.UTF_8);
  private static final MediaType SCRIPT =
      new MediaType("text", "javascript", StandardCharsets.UTF_8);
  private static final MediaType PICTURE = new MediaType("image", "svg+xml");

  private final StaticFile style = StaticFile.of(new ClassPathResource("console/style.css"), STYLE);
  private final StaticFile icon = StaticFile.of(new ClassPathResource("console/icon.svg"), PICTURE);
  private final StaticFile script =
      StaticFile.of(new ClassPathResource("console/console.js"), SCRIPT);
  private final StaticFile htmx = StaticFile.of(webjar(), SCRIPT);

  /** One file, in memory. */
  private record StaticFile(byte[] bytes, MediaType type, String digest) {
    static StaticFile of(Resource resource, MediaType type) {
      try {
        byte[] bytes = resource.getContentAsByteArray();
        return new StaticFile(bytes, type, "\"" + DigestUtils.md5DigestAsHex(bytes) + "\"");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A browser keeps it, and asks each time whether it is still the same. */
    ResponseEntity<byte[]> answer() {
      return ResponseEntity.ok()
          .contentType(type)
          .cacheControl(CacheControl.noCache())
          .eTag(digest)
          .body(bytes);
    }
  }

  /** Whatever its version is. */
  private static Resource webjar() {
    try {
      return new PathMatchingResourcePatternResolver()
          .getResources("classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js")[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GetMapping("/console/style.css")
  ResponseEntity<byte[]> style() {
    return style.answer();
  }

  @GetMapping("/console/console.js")
  ResponseEntity<byte[]> script() {
    return script.answer();
  }

  @GetMapping("/console/icon.svg")
  ResponseEntity<byte[]> icon() {
    return icon.answer();
  }

  @GetMapping("/console/htmx.js")
  ResponseEntity<byte[]> htmx() {
    return htmx.answer();
  }
}
