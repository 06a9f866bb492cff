package io.emgadapter.simulator.broker;

import java.lang.reflect.Field;
import java.nio.file.Path;
import org.apache.qpid.server.model.Broker;
import org.slf4j.LoggerFactory;

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
    try {
      Field hook = hookField(broker.getClass());
      hook.setAccessible(true);
      Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Another Broker-J than the one that this was made for", e);
    }
  }

  /** Of the class that declares it: Broker-J itself makes the class of what it starts. */
  private static Field hookField(Class<?> type) throws NoSuchFieldException {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (field.getName().equals("_shutdownHook")) {
          return field;
        }
      }
    }
    throw new NoSuchFieldException("_shutdownHook");
  }
}
