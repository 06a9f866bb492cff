package io.emgadapter.endtoend;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.DispatcherServlet;
import tools.jackson.databind.JsonNode;

/**
 * A company's identity provider: Spring Authorization Server on a port of its own, with real
 * signatures, users who log in with a form, and machines that fetch tokens.
 */
final class IdentityProvider implements AutoCloseable {
  static final String AUDIENCE = "emg-adapter-api";
  static final String CONSOLE = "emg-console";
  static final String SECRET = "the secret of the console";

  private final int port = freePort();
  private final Map<String, Map<String, Object>> claims = new ConcurrentHashMap<>();
  private final InMemoryRegisteredClientRepository clients =
      new InMemoryRegisteredClientRepository(machine("nobody"));
  private final InMemoryUserDetailsManager people = new InMemoryUserDetailsManager();
  private volatile RSAKey key = newKey();
  private final ECKey curve = newCurve();
  private @Nullable ConfigurableApplicationContext server;

  /** A port that is free now, so that the address is known before the provider runs. */
  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static ECKey newCurve() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  IdentityProvider start() {
    SpringApplication application =
        new SpringApplicationBuilder(Server.class)
            .web(WebApplicationType.SERVLET)
            .properties(
                Map.of("spring.main.banner-mode", "off", "spring.config.location", "optional:none"))
            .initializers(context -> context.getBeanFactory().registerSingleton("provider", this))
            .application();
    server = application.run();
    return this;
  }

  String issuer() {
    return "http://127.0.0.1:" + port;
  }

  /** Signs with another key from now on, and shows the new one alone. */
  void changeKey() {
    key = newKey();
  }

  /** Somebody whose password is the name. */
  IdentityProvider person(String name, Map<String, Object> with) {
    people.createUser(User.withUsername(name).password("{noop}" + name).authorities("any").build());
    claims.put(name, with);
    return this;
  }

  /** A program, which fetches its tokens itself. */
  IdentityProvider machine(String name, Map<String, Object> with) {
    clients.save(machine(name));
    claims.put(name, with);
    return this;
  }

  private static RegisteredClient machine(String name) {
    return RegisteredClient.withId(name)
        .clientId(name)
        .clientSecret("{noop}secret of " + name)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .build();
  }

  /** The console of the adapter at this port, which must prove that it began a login. */
  void console(int adapterPort) {
    String console = "http://127.0.0.1:" + adapterPort + "/console/";
    clients.save(
        RegisteredClient.withId(CONSOLE)
            .clientId(CONSOLE)
            .clientSecret("{noop}" + SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(console + "oidc")
            .postLogoutRedirectUri(console + "login")
            .scope("openid")
            .scope("profile")
            .clientSettings(ClientSettings.builder().requireProofKey(true).build())
            .build());
  }

  /** A token as the provider gives it to a program. */
  String tokenOf(String machine) {
    JsonNode answer =
        RestClient.create(issuer())
            .post()
            .uri("/oauth2/token")
            .headers(h -> h.setBasicAuth(machine, "secret of " + machine))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body("grant_type=client_credentials")
            .retrieve()
            .body(JsonNode.class);
    if (answer == null) {
      throw new AssertionError("No token");
    }
    return answer.path("access_token").asString();
  }

  /** The claims of a token that is good for an hour, to be changed. */
  Map<String, Object> goodClaims(String name) {
    Map<String, Object> good = new HashMap<>(claims.getOrDefault(name, Map.of()));
    good.put("sub", name);
    good.put("iss", issuer());
    good.put("aud", AUDIENCE);
    good.put("exp", Date.from(Instant.now().plus(Duration.ofHours(1))));
    return good;
  }

  /** Any claims, signed with the provider's own key. */
  String signed(Map<String, Object> any) {
    return signed(any, key);
  }

  /** Any claims, signed by somebody else under the name of the provider's key. */
  String signedByAnother(Map<String, Object> any) {
    return signed(any, new RSAKey.Builder(newKey()).keyID(key.getKeyID()).build());
  }

  /** A token by an algorithm that the key which it names cannot be used with. */
  String misfit() {
    String header = "{\"alg\":\"ES384\",\"kid\":\"" + curve.getKeyID() + "\"}";
    return Base64URL.encode(header)
        + "."
        + Base64URL.encode("{}")
        + "."
        + Base64URL.encode(new byte[96]);
  }

  private static String signed(Map<String, Object> any, RSAKey with) {
    JWTClaimsSet.Builder all = new JWTClaimsSet.Builder();
    any.forEach(all::claim);
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build(), all.build());
    try {
      token.sign(new RSASSASigner(with));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return token.serialize();
  }

  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** The server itself; no configuration by name, which the adapter would find. */
  @EnableWebSecurity
  static class Server {
    @Bean
    TomcatServletWebServerFactory web(IdentityProvider provider) {
      TomcatServletWebServerFactory web = new TomcatServletWebServerFactory(provider.port);
      web.setAddress(InetAddress.getLoopbackAddress());
      return web;
    }

    @Bean
    DispatcherServlet dispatcherServlet() {
      return new DispatcherServlet();
    }

    @Bean
    SecurityFilterChain all(HttpSecurity http) {
      http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(any -> any.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults());
      return http.build();
    }

    @Bean
    RegisteredClientRepository clients(IdentityProvider provider) {
      return provider.clients;
    }

    @Bean
    UserDetailsService people(IdentityProvider provider) {
      return provider.people;
    }

    @Bean
    AuthorizationServerSettings settings(IdentityProvider provider) {
      return AuthorizationServerSettings.builder().issuer(provider.issuer()).build();
    }

    @Bean
    JWKSource<SecurityContext> keys(IdentityProvider provider) {
      return (selector, _) ->
          selector.select(new JWKSet(List.of(provider.key, provider.curve.toPublicJWK())));
    }

    @Bean
    JwtDecoder ownTokens(JWKSource<SecurityContext> keys) {
      return NimbusJwtDecoder.withJwkSource(keys).build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(IdentityProvider provider) {
      return token -> {
        String name = token.getPrincipal().getName();
        token.getClaims().claims(all -> all.putAll(provider.claims.getOrDefault(name, Map.of())));
        if (token.getTokenType().getValue().equals("access_token")) {
          token.getClaims().audience(List.of(AUDIENCE));
        }
      };
    }
  }
}
