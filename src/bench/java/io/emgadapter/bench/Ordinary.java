package io.emgadapter.bench;

import io.emgadapter.bench.ordinary.OrdinaryApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The ordinary application, started with what it needs and no file of the adapter's. */
final class Ordinary implements Subject {
  private final World world;
  private final Options options;
  private final String database;

  Ordinary(World world, Options options) {
    this.world = world;
    this.options = options;
    this.database = world.database().create("ordinary");
    declare();
  }

  private void declare() {
    try (var connection = world.rabbit().connect();
        var channel = connection.createChannel()) {
      var quorum = java.util.Map.<String, Object>of("x-queue-type", "quorum");
      var arguments = world.rabbit().isEmbedded() ? null : quorum;
      channel.queueDeclare(requests(), true, false, false, arguments);
      channel.exchangeDeclare(exchange(), "topic", true);
    } catch (IOException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String name() {
    return "ordinary";
  }

  @Override
  public String requests() {
    return world.named("ordinary.work-requests");
  }

  @Override
  public String exchange() {
    return world.named("ordinary.events");
  }

  @Override
  public String database() {
    return database;
  }

  @Override
  public Child start() {
    Path settings = world.folder().resolve("ordinary.properties");
    try {
      Files.writeString(settings, settings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> jvm =
        List.of(
            "-Xmx" + options.heap(), "-Xshare:auto", "-cp", System.getProperty("java.class.path"));
    return Child.java(
        "ordinary",
        world.folder(),
        jvm,
        OrdinaryApplication.class.getName(),
        "--spring.config.location=file:" + settings);
  }

  private String settings() {
    Rabbit rabbit = world.rabbit();
    return """
    spring.main.banner-mode=off
    spring.profiles.active=ordinary
    server.port=0
    spring.flyway.enabled=false
    spring.datasource.url=%s
    spring.datasource.hikari.maximum-pool-size=16
    spring.rabbitmq.host=%s
    spring.rabbitmq.port=%d
    spring.rabbitmq.username=%s
    spring.rabbitmq.password=%s
    spring.rabbitmq.publisher-confirm-type=correlated
    spring.rabbitmq.cache.channel.size=16
    spring.rabbitmq.listener.simple.prefetch=20
    ordinary.source=%s
    ordinary.private-key=file:%s
    ordinary.public-key=file:%s
    ordinary.requests=%s
    ordinary.exchange=%s
    ordinary.emg-host=127.0.0.1
    ordinary.emg-port=%d
    """
        .formatted(
            world.database().url(database),
            rabbit.host(),
            rabbit.port(),
            rabbit.user(),
            rabbit.password(),
            World.SOURCE,
            world.folder().resolve("company.pem"),
            world.folder().resolve("equinix.pem"),
            requests(),
            exchange(),
            world.emgPort());
  }

  @Override
  public void awaitReady(Child started) {
    started.await("ordinary is ready");
  }
}
