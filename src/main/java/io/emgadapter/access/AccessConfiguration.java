package io.emgadapter.access;

import io.emgadapter.access.Caller.Callers;
import io.emgadapter.subscription.UnusableSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The door for orders is never open to everybody: with users each caller must log in; without users
 * only this host is served. Every path is checked against the one table of {@link PathRules}.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  SecurityFilterChain access(
      HttpSecurity http, HttpSettings settings, Door door, AuthenticationManager logins) {
    Denials denials = new Denials(settings);
    http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(e -> e.authenticationEntryPoint(denials).accessDeniedHandler(denials));
    door.guard(http);
    if (!settings.users().isEmpty()) {
      http.authenticationManager(logins)
          .httpBasic(basic -> basic.authenticationEntryPoint(denials));
    }
    return http.build();
  }

  @Bean
  Door door(HttpSettings settings, @Value("${emg.requests.sender:default}") String sender) {
    return new Door(settings.isOpen(), Caller.local(sender));
  }

  @Bean
  Hashing hashing() {
    return new Hashing();
  }

  @Bean
  RefusedLogins refusedLogins(MeterRegistry meters) {
    return new RefusedLogins(meters);
  }

  @Bean
  AuthenticationManager logins(HttpSettings settings, Hashing hashing, RefusedLogins refused) {
    return new Logins(settings.users(), hashing, refused);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> loopbackWithoutUsers(
      HttpSettings settings,
      @Value("${server.address:#{null}}") @Nullable InetAddress address,
      @Value("${management.server.port:#{null}}") @Nullable Integer managementPort) {
    boolean open = settings.isOpen();
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

  /** What applies to every request after it is known who asks. */
  @Configuration(proxyBeanMethods = false)
  static class WebRules implements WebMvcConfigurer {
    /** After the filters of Spring Security, which stand at -100. */
    private static final int AFTER_SECURITY = 0;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
      resolvers.add(new Callers());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
      interceptors.addInterceptor(new QueryGuard());
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(HttpSettings settings) {
      var filter = new FilterRegistrationBean<>(new BodyFilter(settings.bodyWithin()));
      filter.setOrder(AFTER_SECURITY);
      return filter;
    }
  }
}
