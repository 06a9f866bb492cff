package io.emgadapter.access.oidc;

import io.emgadapter.access.HttpProblem;
import io.emgadapter.access.RefusedLogins;
import io.emgadapter.access.oidc.RefusedToken.Why;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Says why a token was refused, and nothing that stood in it. */
final class TokenDenials implements AuthenticationEntryPoint {
  private final RefusedLogins refused;

  TokenDenials(RefusedLogins refused) {
    this.refused = refused;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    problem(request, cause).write(response);
  }

  private HttpProblem problem(HttpServletRequest request, AuthenticationException cause) {
    if (cause instanceof IssuerAway) {
      return HttpProblem.later(
              "The identity provider is out of reach, so nobody can say whose token this is; ask"
                  + " again, or send a user of the settings with its password.",
              IssuerAway.PAUSE)
          .code("no-issuer");
    }
    Why why = cause instanceof RefusedToken token ? token.why() : Why.NOT_SIGNED;
    refused.token(request.getRemoteAddr());
    return new HttpProblem(HttpStatus.UNAUTHORIZED, new RefusedToken(why).getMessage())
        .code(why.code())
        .header(
            HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"EMG adapter\", error=\"invalid_token\"");
  }
}
