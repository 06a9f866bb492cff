package io.emgadapter.access;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares passwords with their stored hashes. By intent that costs a tenth of a second of CPU, so
 * only a few run at once, on threads of their own, and only a few wait.
 */
class Hashing implements AutoCloseable {
  private static final int AT_ONCE = 2;
  private static final int WAITING = 32;

  private final PasswordEncoder encoder =
      PasswordEncoderFactories.createDelegatingPasswordEncoder();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("login-", 0).daemon().factory());

  Hashing() {
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Whether a password matches its hash.
   *
   * @throws java.util.concurrent.RejectedExecutionException if too many wait
   */
  CompletableFuture<Boolean> matches(String password, String stored) {
    return CompletableFuture.supplyAsync(() -> encoder.matches(password, stored), threads);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
