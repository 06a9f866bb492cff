package io.emgadapter.bench.ordinary;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A component of the ordinary application. The adapter looks for its own in all packages below
 * {@code io.emgadapter}, and must not take these where both are on one class path.
 */
@Component
@Profile(Part.PROFILE)
@Retention(RetentionPolicy.RUNTIME)
@interface Part {
  /** The profile in which the ordinary application runs. */
  String PROFILE = "ordinary";
}
