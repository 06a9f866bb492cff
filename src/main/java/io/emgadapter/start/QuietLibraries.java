package io.emgadapter.start;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Keeps libraries from writing anything below INFO, whatever levels are set. There they quote what
 * they carry: HTTP clients bodies and headers, and so client secrets; AMQP clients messages and
 * logins; JDBC the values of statements, and so visitors' names. No list of such loggers would stay
 * complete, so all are silent but our own, which quote nothing at any level.
 *
 * <p>It is put into Logback as soon as Spring Boot has set that up, and again whenever somebody
 * resets it.
 */
public final class QuietLibraries
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
  private static final String OURS = "io.emgadapter";

  /** After Spring Boot's own listener, which sets logging up. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      putInto(context);
    }
  }

  static void putInto(LoggerContext context) {
    if (context.getTurboFilterList().stream().noneMatch(Quiet.class::isInstance)) {
      context.addTurboFilter(new Quiet());
    }
    if (context.getCopyOfListenerList().stream().noneMatch(Again.class::isInstance)) {
      context.addListener(new Again());
    }
  }

  /** Denies what libraries say below INFO, before it is even put into words. */
  private static final class Quiet extends TurboFilter {
    @Override
    public FilterReply decide(
        @Nullable Marker marker,
        Logger logger,
        Level level,
        @Nullable String format,
        Object @Nullable [] params,
        @Nullable Throwable failure) {
      return level.isGreaterOrEqual(Level.INFO) || logger.getName().startsWith(OURS)
          ? FilterReply.NEUTRAL
          : FilterReply.DENY;
    }
  }

  /** A reset takes filters away. */
  private static final class Again implements LoggerContextListener {
    @Override
    public boolean isResetResistant() {
      return true;
    }

    @Override
    public void onReset(LoggerContext context) {
      putInto(context);
    }

    @Override
    public void onStart(LoggerContext context) {
      // It is there already.
    }

    @Override
    public void onStop(LoggerContext context) {
      // Nothing is logged any more.
    }

    @Override
    public void onLevelChange(Logger logger, Level level) {
      // The filter asks for no levels.
    }
  }
}
