package io.emgadapter.access;

import io.emgadapter.access.PathRules.Right;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Receives the body of every request that is not an order before anything else reads it. The body
 * must be short, in time, and UTF-8. Orders have a door with limits of its own. Runs after the
 * caller is known and allowed.
 */
final class BodyFilter extends OncePerRequestFilter {
  static final int MOST = 64 * 1024;

  private final Duration within;

  BodyFilter(Duration within) {
    this.within = within;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return PathRules.of(request).map(rule -> rule.right() == Right.ORDER).orElse(false);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MOST) {
      tooLarge(response);
      return;
    }
    switch (Upload.receive(request.getInputStream(), MOST, within, () -> true)) {
      case Upload.Whole(var bytes) when !isUtf8(bytes) ->
          HttpProblem.wrong("Send UTF-8 (RFC 3629).").write(response);
      case Upload.Whole(var bytes) -> chain.doFilter(new ReceivedRequest(request, bytes), response);
      case Upload.TooLarge() -> tooLarge(response);
      case Upload.TooSlow(), Upload.NoRoom() ->
          new HttpProblem(
                  HttpStatus.REQUEST_TIMEOUT,
                  "Send the body within " + within.toSeconds() + " seconds.")
              .write(response);
    }
  }

  private static void tooLarge(HttpServletResponse response) throws IOException {
    new HttpProblem(HttpStatus.CONTENT_TOO_LARGE, "Send at most " + MOST + " bytes; none was read.")
        .write(response);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** A request whose body has been received. */
  static final class ReceivedRequest extends HttpServletRequestWrapper {
    private final ByteArrayInputStream body;

    ReceivedRequest(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = new ByteArrayInputStream(body);
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
      return new ServletInputStream() {
        @Override
        public int read() {
          return body.read();
        }

        @Override
        public int read(byte[] into, int from, int most) {
          return body.read(into, from, most);
        }

        @Override
        public boolean isFinished() {
          return body.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new IllegalStateException("The body is here already");
        }
      };
    }
  }
}
