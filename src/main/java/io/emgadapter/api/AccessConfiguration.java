package io.emgadapter.api;

import io.emgadapter.subscription.UnusableSettings;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An ordering door is never open: with users it asks who comes, without it listens to this host.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  private static final String OPERATOR = "OPERATOR";
  private static final String[] OPERATORS_ONLY = {
    "/parked", "/parked/**", "/subscriptions", "/subscriptions/**", "/tasks/*/resolve"
  };

  @Bean
  SecurityFilterChain access(HttpSecurity http, HttpSettings settings) {
    http.csrf(csrf -> csrf.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    if (settings.users().isEmpty()) {
      http.authorizeHttpRequests(any -> any.anyRequest().permitAll());
    } else {
      http.httpBasic(Customizer.withDefaults())
          .authorizeHttpRequests(any ->
              any.requestMatchers(
                      "/actuator/health/liveness",
                      "/actuator/health/readiness",
                      "/contract",
                      "/contract/**")
                  .permitAll()
                  .requestMatchers(OPERATORS_ONLY)
                  .hasRole(OPERATOR)
                  .anyRequest()
                  .authenticated());
    }
    return http.build();
  }

  @Bean
  UserDetailsService users(HttpSettings settings) {
    settings.users().forEach(AccessConfiguration::check);
    if (!settings.users().keySet().containsAll(settings.operators())) {
      throw new UnusableSettings(
          "emg.http.operators", "name only users that emg.http.users has a password for.");
    }
    UserDetails[] users =
        settings.users().entrySet().stream()
            .map(user -> user(user.getKey(), user.getValue(), settings.operators()))
            .toArray(UserDetails[]::new);
    return new InMemoryUserDetailsManager(users);
  }

  private static UserDetails user(String name, String password, List<String> operators) {
    User.UserBuilder user = User.withUsername(name).password(password);
    return operators.contains(name) ? user.roles(OPERATOR).build() : user.build();
  }

  private static void check(String user, String password) {
    try {
      PasswordEncoderFactories.createDelegatingPasswordEncoder().matches("any", password);
    } catch (IllegalArgumentException e) {
      throw new UnusableSettings(
          "emg.http.users." + user,
          "supply the password with the way it is stored before it, such as {bcrypt}$2a$10$….");
    }
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> loopbackWithoutUsers(
      HttpSettings settings,
      @Value("${server.address:#{null}}") @Nullable InetAddress address,
      @Value("${management.server.port:#{null}}") @Nullable Integer managementPort) {
    boolean open = settings.users().isEmpty();
    if (open && managementPort != null) {
      throw new UnusableSettings(
          "management.server.port", "supply emg.http.users before opening a port of its own.");
    }
    if (open && address != null && !address.isLoopbackAddress()) {
      throw new UnusableSettings(
          "server.address", "supply emg.http.users before anyone but this host is listened to.");
    }
    return factory -> {
      if (open && address == null) {
        factory.setAddress(InetAddress.getLoopbackAddress());
      }
    };
  }
}
