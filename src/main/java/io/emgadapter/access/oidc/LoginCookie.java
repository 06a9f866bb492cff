package io.emgadapter.access.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.emgadapter.access.HttpSettings.OidcSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what must be remembered of a login while the browser is at the identity provider, sealed in
 * a cookie of that browser: a session for each stranger would fill the memory. Only the instance
 * that set the cookie can read it, and only for ten minutes. Each login has one of its own, so that
 * none is ended by another page, or by a stranger's link; a browser has a few at most.
 */
final class LoginCookie implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  private static final String NAME = "emg-console-login";
  private static final String PATH = "/console";
  private static final Duration KEPT = Duration.ofMinutes(10);

  /** So many of this length fit into the header, which may have 8 kB. */
  private static final int MOST = 5;

  private static final int LONGEST = 1_400;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final OidcSettings settings;
  private final Clock clock;
  private final AesGcmBytesEncryptor seal;

  LoginCookie(OidcSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.seal =
        AesGcmBytesEncryptor.withSecretKey(
                new SecretKeySpec(new SecureRandom().generateSeed(32), "AES"))
            .build();
  }

  /**
   * What the cookie holds.
   *
   * @param state what the provider gives back
   * @param nonce what its token must name
   * @param verifier proves to the provider that who began the login ends it (PKCE)
   * @param redirectUri where the browser was to come back to
   * @param to the page that was asked for before the login
   * @param until when it is over, in milliseconds
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Kept(
      String state,
      @Nullable String nonce,
      @Nullable String verifier,
      String redirectUri,
      @Nullable String to,
      long until) {

    /** Without the secrets. */
    @Override
    public String toString() {
      return "Kept";
    }
  }

  /** The page that was asked for before a login that ends now; null if there was none. */
  static @Nullable String pageOf(HttpServletRequest request) {
    return request.getAttribute(NAME) instanceof String page ? page : null;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return kept(request, request.getParameter(OAuth2ParameterNames.STATE))
        .map(kept -> {
          request.setAttribute(NAME, kept.to());
          return begun(kept);
        })
        .orElse(null);
  }

  private Optional<Kept> kept(HttpServletRequest request, @Nullable String state) {
    return state == null
        ? Optional.empty()
        : cookies(request, nameOf(state))
            .flatMap(cookie -> read(cookie.getValue()).stream())
            .filter(kept -> kept.state().equals(state))
            .findFirst();
  }

  private static Stream<Cookie> cookies(HttpServletRequest request, String prefix) {
    return Arrays.stream(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
        .filter(cookie -> cookie.getName().startsWith(prefix));
  }

  private static String nameOf(String state) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(state.getBytes(UTF_8));
      return NAME + "-" + HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private Optional<Kept> read(String sealed) {
    try {
      byte[] bytes = seal.decrypt(Base64.getUrlDecoder().decode(sealed));
      return Optional.of(JSON.readValue(bytes, Kept.class))
          .filter(kept -> clock.millis() < kept.until());
    } catch (RuntimeException e) {
      return Optional.empty(); // sealed by another instance, or by nobody
    }
  }

  private OAuth2AuthorizationRequest begun(Kept kept) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(settings.issuer())
        .clientId(Objects.requireNonNull(settings.clientId()))
        .redirectUri(kept.redirectUri())
        .scopes(settings.scopes())
        .state(kept.state())
        .attributes(attributes -> {
          attributes.put(OAuth2ParameterNames.REGISTRATION_ID, ConsoleLogin.REGISTRATION);
          attributes.put(OidcParameterNames.NONCE, Objects.requireNonNullElse(kept.nonce(), ""));
          attributes.put(
              PkceParameterNames.CODE_VERIFIER, Objects.requireNonNullElse(kept.verifier(), ""));
        })
        .build();
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest begun,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (begun == null) {
      return;
    }
    makeRoom(request, response);
    String cookie = sealed(kept(begun, request.getParameter("to")));
    if (cookie.length() > LONGEST) {
      cookie = sealed(kept(begun, null));
    }
    set(nameOf(Objects.requireNonNull(begun.getState())), cookie, KEPT, request, response);
  }

  private Kept kept(OAuth2AuthorizationRequest begun, @Nullable String to) {
    return new Kept(
        Objects.requireNonNull(begun.getState()),
        begun.getAttribute(OidcParameterNames.NONCE),
        begun.getAttribute(PkceParameterNames.CODE_VERIFIER),
        Objects.requireNonNull(begun.getRedirectUri()),
        to,
        clock.instant().plus(KEPT).toEpochMilli());
  }

  /** Removes those that are over or another instance's, and of the others the oldest. */
  private void makeRoom(HttpServletRequest request, HttpServletResponse response) {
    cookies(request, NAME + "-")
        .sorted(Comparator.comparingLong(this::until).reversed())
        .skip(MOST - 1L)
        .forEach(cookie -> set(cookie.getName(), "", Duration.ZERO, request, response));
  }

  private long until(Cookie cookie) {
    return read(cookie.getValue()).map(Kept::until).orElse(0L);
  }

  private String sealed(Kept kept) {
    byte[] bytes = JSON.writeValueAsString(kept).getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.encrypt(bytes));
  }

  private static void set(
      String name,
      String value,
      Duration age,
      HttpServletRequest request,
      HttpServletResponse response) {
    ResponseCookie cookie =
        ResponseCookie.from(name, value)
            .path(PATH)
            .maxAge(age)
            .httpOnly(true)
            .secure(request.isSecure())
            // The provider sends the browser back by a link: Strict would not send the cookie then.
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
    if (begun != null) {
      set(nameOf(Objects.requireNonNull(begun.getState())), "", Duration.ZERO, request, response);
    }
    return begun;
  }
}
