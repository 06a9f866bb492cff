package io.emgadapter.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** The sessions of all users together are bounded. */
class ConsoleSessionsTest {
  private final ConsoleSessions sessions = new ConsoleSessions();
  private final HttpSessionEvent one = new HttpSessionEvent(new MockHttpSession());

  private static MockHttpServletRequest asked(String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    return request;
  }

  /** Where it leads to; null where it may go on. */
  private String answer(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    MockFilterChain rest = new MockFilterChain();
    sessions.doFilter(request, response, rest);
    return rest.getRequest() == null ? response.getRedirectedUrl() : null;
  }

  private void fill() {
    for (int i = 0; i < ConsoleSessions.MOST; i++) {
      sessions.sessionCreated(one);
    }
  }

  @Test
  void whileThereIsRoomEverybodyLogsIn() throws Exception {
    assertThat(answer(asked("POST", "/console/login"))).isNull();
  }

  @Test
  void whenThereAreTooManyNobodyLogsInAnyMoreAndIsToldWhy() throws Exception {
    fill();

    assertThat(answer(asked("POST", "/console/login"))).isEqualTo("/console/login?failed=full");
    assertThat(answer(asked("GET", "/console/oidc"))).isEqualTo("/console/login?failed=full");
    assertThat(answer(asked("GET", "/console/login"))).isNull();
  }

  @Test
  void whoHasLoggedInGoesOn() throws Exception {
    fill();
    MockHttpServletRequest known = asked("POST", "/console/login");
    known.setSession(new MockHttpSession());

    assertThat(answer(known)).isNull();
    assertThat(answer(asked("GET", "/console"))).isNull();
  }

  @Test
  void aSessionThatEndsMakesRoom() throws Exception {
    fill();
    sessions.sessionDestroyed(one);

    assertThat(answer(asked("POST", "/console/login"))).isNull();
  }
}
