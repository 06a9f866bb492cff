package io.emgadapter.access;

import io.emgadapter.access.PathRules.PathRule;
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
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Receives the body of every request that is not an order before anything else reads it. The body
 * must be short, in time, and UTF-8; what is delivered by a feed may be longer, a few at a time.
 * Orders have a door with limits of its own. Runs after the caller is known and allowed.
 */
final class BodyFilter extends OncePerRequestFilter {
  static final int MOST = 64 * 1024;

  /** Of what a feed delivers at once. */
  static final int MOST_DELIVERED = 1 << 20;

  private static final int DELIVERIES_AT_ONCE = 8;

  private final Duration within;
  private final Semaphore deliveries = new Semaphore(DELIVERIES_AT_ONCE);

  BodyFilter(Duration within) {
    this.within = within;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return right(request) == Right.ORDER;
  }

  private static Right right(HttpServletRequest request) {
    return PathRules.of(request).map(PathRule::right).orElse(Right.NOBODY);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean isDelivered = right(request) == Right.DELIVER;
    if (!isDelivered) {
      receive(request, response, chain, MOST);
    } else if (deliveries.tryAcquire()) {
      try {
        receive(request, response, chain, MOST_DELIVERED);
      } finally {
        deliveries.release();
      }
    } else {
      HttpProblem.later(
              "Too much is being delivered at once; send it again.", Duration.ofSeconds(1))
          .write(response);
    }
  }

  private void receive(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, int most)
      throws ServletException, IOException {
    byte[] bytes = receive(request, most, within, problem -> problem.write(response));
    if (bytes != null) {
      chain.doFilter(new ReceivedRequest(request, bytes), response);
    }
  }

  /** Answers what cannot be taken. */
  @FunctionalInterface
  interface Answer {
    void write(HttpProblem problem) throws ServletException, IOException;
  }

  /** The whole body; null where it cannot be taken, which has been answered then. */
  static byte @Nullable [] receive(
      HttpServletRequest request, int most, Duration within, Answer answer)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most) {
      answer.write(tooLarge(most));
      return null;
    }
    switch (Upload.receive(request.getInputStream(), most, within, () -> true)) {
      case Upload.Whole(var bytes) when isUtf8(bytes) -> {
        return bytes;
      }
      case Upload.Whole(_) -> answer.write(HttpProblem.wrong("Send UTF-8 (RFC 3629)."));
      case Upload.TooLarge() -> answer.write(tooLarge(most));
      case Upload.TooSlow(), Upload.NoRoom() ->
          answer.write(
              new HttpProblem(
                  HttpStatus.REQUEST_TIMEOUT,
                  "Send the body within " + within.toSeconds() + " seconds."));
    }
    return null;
  }

  private static HttpProblem tooLarge(int most) {
    return new HttpProblem(
        HttpStatus.CONTENT_TOO_LARGE, "Send at most " + most + " bytes; none was read.");
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
