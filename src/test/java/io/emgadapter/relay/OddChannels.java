package io.emgadapter.relay;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Real channels of a real broker, between which and the relay something is odd: one message has a
 * property for which the broker closes the channel, or its confirms are lost on their way.
 */
final class OddChannels {
  private static final Object UNCHANGED = new Object();

  /** Messages, by their id, that are published with an expiration that is no number. */
  final Set<String> unacceptable = ConcurrentHashMap.newKeySet();

  /** Whether no confirm reaches channels that are opened now. */
  volatile boolean silent;

  ConnectionFactory of(ConnectionFactory real) {
    return on(
        ConnectionFactory.class,
        real,
        (method, arguments) ->
            switch (method) {
              case "getPublisherConnectionFactory" -> null;
              case "createConnection" -> connection(real.createConnection());
              default -> UNCHANGED;
            });
  }

  private Connection connection(Connection real) {
    return on(
        Connection.class,
        real,
        (method, _) -> method.equals("getDelegate") ? delegate(real.getDelegate()) : UNCHANGED);
  }

  private com.rabbitmq.client.Connection delegate(com.rabbitmq.client.Connection real) {
    return on(
        com.rabbitmq.client.Connection.class,
        real,
        (method, _) -> method.equals("createChannel") ? channel(real.createChannel()) : UNCHANGED);
  }

  private Channel channel(Channel real) {
    boolean isSilent = silent;
    return on(
        Channel.class,
        real,
        (method, arguments) -> {
          if (method.equals("basicPublish") && arguments[3] instanceof BasicProperties properties) {
            arguments[3] = odd(properties);
          }
          return method.equals("addConfirmListener") && isSilent ? null : UNCHANGED;
        });
  }

  private BasicProperties odd(BasicProperties properties) {
    return unacceptable.contains(properties.getMessageId())
        ? properties.builder().expiration("tomorrow").build()
        : properties;
  }

  private interface Change {
    Object of(String method, Object[] arguments) throws Exception;
  }

  private static <T> T on(Class<T> type, T real, Change change) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              Object changed = change.of(method.getName(), arguments);
              try {
                return UNCHANGED.equals(changed) ? method.invoke(real, arguments) : changed;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
