package io.emgadapter.sandbox;

import java.nio.file.Path;
import org.apache.qpid.server.model.Broker;
import org.slf4j.LoggerFactory;
import org.springframework.test.util.ReflectionTestUtils;

/** Broker-J believes it owns the JVM; this takes it back. */
final class BrokerTraps {

  private BrokerTraps() {}

  static void beforeStart() {
    keepTheJvmAlive();
    keepTheWorkingFolderClean();
  }

  /** Its housekeeping halts the JVM on any error, unless somebody else handles the uncaught. */
  private static void keepTheJvmAlive() {
    if (Thread.getDefaultUncaughtExceptionHandler() == null) {
      Thread.setDefaultUncaughtExceptionHandler((thread, error) ->
          LoggerFactory.getLogger(EmbeddedBroker.class)
              .error("Uncaught in {}", thread.getName(), error));
    }
  }

  /** Derby, which holds the messages, writes derby.log where the process stands. */
  private static void keepTheWorkingFolderClean() {
    String key = "derby.stream.error.file";
    if (System.getProperty(key) == null) {
      System.setProperty(
          key, Path.of(System.getProperty("java.io.tmpdir"), "derby.log").toString());
    }
  }

  /** Its own hook would stop the broker while its clients are still closing. */
  static void removeShutdownHook(Broker<?> broker) {
    Object hook = ReflectionTestUtils.getField(broker, "_shutdownHook");
    Runtime.getRuntime().removeShutdownHook((Thread) hook);
  }
}
