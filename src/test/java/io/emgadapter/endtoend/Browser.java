package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a script: keeps cookies, follows nothing by itself, and sends forms. */
final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private static final Pattern FIELD =
      Pattern.compile(
          "(?s)<(input|select|textarea)\\b([^>]*)>((?:(?!<input|<select|<textarea).)*)");
  private static final Pattern OPTION = Pattern.compile("<option[^>]*>");

  private final String server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  Browser(int port) {
    this.server = "http://127.0.0.1:" + port;
  }

  /** A page as it came. */
  record Page(int status, HttpHeaders headers, String html) {
    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** The text that a person reads, without tags and with single blanks. */
    String text() {
      return html.replaceAll("<[^>]*>", " ")
          .replace("&#39;", "'")
          .replace("&quot;", "\"")
          .replaceAll("\\s+", " ");
    }

    /** What stands in a field of its form already. */
    String field(String name) {
      Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(html);
      return field.find() ? field.group(1) : "";
    }

    /** What its forms would send, by the names of their fields; without buttons. */
    Map<String, String> filled() {
      Map<String, String> all = new TreeMap<>();
      FIELD
          .matcher(html)
          .results()
          .forEach(each -> {
            String name = attribute(each.group(2), "name");
            if (!name.isEmpty() && !name.equals("_csrf")) {
              all.put(plain(name), plain(value(each)));
            }
          });
      return all;
    }

    private static String value(MatchResult field) {
      return switch (field.group(1)) {
        case "input" -> attribute(field.group(2), "value");
        case "textarea" -> field.group(3).replaceFirst("(?s)</textarea>.*", "");
        default ->
            OPTION
                .matcher(field.group(3))
                .results()
                .map(MatchResult::group)
                .filter(option -> option.contains("selected"))
                .map(option -> attribute(option, "value"))
                .findFirst()
                .orElse("");
      };
    }

    private static String attribute(String tag, String name) {
      Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
      return found.find() ? found.group(1) : "";
    }

    private static String plain(String html) {
      return html.replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&quot;", "\"")
          .replace("&#39;", "'")
          .replace("&amp;", "&");
    }

    /** The token of its forms. */
    String token() {
      Matcher token = TOKEN.matcher(html);
      if (!token.find()) {
        throw new AssertionError("No form with a token: " + html);
      }
      return token.group(1);
    }
  }

  Page get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** Sends a form as it is given, with nothing added. */
  Page post(String path, Map<String, String> form, String... headers) {
    String body =
        form.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Sends a form of a page, with its token. */
  Page submit(Page page, String path, Map<String, String> form) {
    Map<String, String> whole = new TreeMap<>(form);
    whole.put("_csrf", page.token());
    return post(path, whole);
  }

  /** The same, and the page that it leads to. */
  Page act(Page page, String path, Map<String, String> form) {
    Page answer = submit(page, path, form);
    return answer.status() == 302
        ? get(URI.create(answer.header("Location")).toString().replace(server, ""))
        : answer;
  }

  Page logIn(String user, String password) {
    return submit(
        get("/console/login"), "/console/login", Map.of("username", user, "password", password));
  }

  /** The names of the cookies that it keeps, with what was said of each. */
  List<java.net.HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  private Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Page(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
