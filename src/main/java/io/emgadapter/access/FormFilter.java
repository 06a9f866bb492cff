package io.emgadapter.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.access.BodyFilter.ReceivedRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Receives the forms of a browser before anything else reads them, logins included: short, in time,
 * and only from a page of ours. What another site sends is refused by what the browser says of it,
 * before any token is looked at.
 */
public final class FormFilter extends OncePerRequestFilter {
  private static final Set<String> SAME = Set.of("same-origin", "none");
  private static final FormHttpMessageConverter FORMS = new FormHttpMessageConverter();

  private final Duration within;
  private final Page page;

  /** Shows a person why a form was not taken. */
  @FunctionalInterface
  public interface Page {
    /** Answers with it. */
    void write(HttpProblem problem, HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException;
  }

  public FormFilter(HttpSettings settings, Page page) {
    this.within = settings.bodyWithin();
    this.page = page;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String from = request.getHeader("Sec-Fetch-Site");
    if (from != null && !SAME.contains(from)) {
      new HttpProblem(HttpStatus.FORBIDDEN, "Send forms from the console's own pages.")
          .write(response);
    } else if (!isForm(request)) {
      new HttpProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send a form of the console.")
          .write(response);
    } else if (request.getQueryString() != null) {
      HttpProblem.wrong("Send what you send in the form alone.").write(response);
    } else {
      receive(request, response, chain);
    }
  }

  /** A request whose body is this instead, made of what stood in a form. */
  public static HttpServletRequest carrying(HttpServletRequest request, byte[] body) {
    return new ReceivedRequest(request, body);
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] bytes =
        BodyFilter.receive(
            request, BodyFilter.MOST, within, problem -> page.write(problem, request, response));
    if (bytes != null) {
      MultiValueMap<String, String> form = read(bytes);
      if (form == null) {
        HttpProblem.wrong("Send a form of the console.").write(response);
      } else {
        chain.doFilter(new Form(new ReceivedRequest(request, bytes), form), response);
      }
    }
  }

  /** What stands in a form; null where it cannot be read. */
  private static @Nullable MultiValueMap<String, String> read(byte[] bytes) throws IOException {
    try {
      return FORMS.read(null, new Bytes(bytes));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** A form as Spring reads it. */
  private record Bytes(byte[] bytes) implements HttpInputMessage {
    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public HttpHeaders getHeaders() {
      HttpHeaders headers = new HttpHeaders();
      headers.setContentType(new MediaType(MediaType.APPLICATION_FORM_URLENCODED, UTF_8));
      return headers;
    }
  }

  /** A request whose form has been read. */
  private static final class Form extends HttpServletRequestWrapper {
    private final Map<String, String[]> values = new LinkedHashMap<>();

    Form(HttpServletRequest request, MultiValueMap<String, String> form) {
      super(request);
      form.forEach((name, all) -> values.put(name, all.toArray(String[]::new)));
    }

    @Override
    public @Nullable String getParameter(String name) {
      String[] all = values.get(name);
      return all == null ? null : all[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Collections.unmodifiableMap(values);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(values.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return values.get(name);
    }
  }
}
