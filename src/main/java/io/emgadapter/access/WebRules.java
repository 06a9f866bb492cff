package io.emgadapter.access;

import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What holds for every request, once it is known who asks. */
@Configuration(proxyBeanMethods = false)
class WebRules implements WebMvcConfigurer {
  /** Spring Security's filters stand at -100. */
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
