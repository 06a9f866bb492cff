package io.emgadapter.gateway.emg.bus;

import io.emgadapter.gateway.emg.bus.BusQueue.BusMessage;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.net.ssl.SSLEngine;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;

/**
 * An AMQP 1.0 server on a free port of 127.0.0.1 that does what Azure Service Bus does: SASL PLAIN,
 * TLS, WebSocket, queues with peek-lock and dead letters; and, as its {@link #moods()} say, what it
 * does on a bad day. A queue is there as soon as somebody names it. One thread does it all.
 */
public final class ServiceBusLike implements AutoCloseable {
  /** The policy. */
  public static final String USER = "listen-and-send";

  /** Its key. */
  public static final String KEY = "a+Key/of=Azure's";

  private static final String PATH = "/$servicebus/websocket";

  private final EventLoopGroup thread =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final BusOptions options;
  private final BusMoods moods = new BusMoods();
  private final Map<Channel, BusConnection> connections = new LinkedHashMap<>();
  private final Map<String, BusQueue> queues = new ConcurrentHashMap<>();
  private final Set<String> hostnames = new CopyOnWriteArraySet<>();
  private final Channel server;

  /** Starts it. */
  public ServiceBusLike(BusOptions options) {
    this.options = options;
    this.server =
        new ServerBootstrap()
            .group(thread)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Pipeline())
            .bind("127.0.0.1", 0)
            .syncUninterruptibly()
            .channel();
    var _ = thread.scheduleAtFixedRate(this::expire, 50, 50, TimeUnit.MILLISECONDS);
  }

  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  public BusMoods moods() {
    return moods;
  }

  BusOptions options() {
    return options;
  }

  /** The host names that clients said they want. */
  public Set<String> hostnames() {
    return hostnames;
  }

  void heardOf(String hostname) {
    hostnames.add(hostname);
  }

  BusQueue queue(String name) {
    return queues.computeIfAbsent(
        name, _ -> new BusQueue(options.lock(), options.mostDeliveries()));
  }

  /** Puts the numbers from..to-1. */
  public void putNumbers(String queue, int from, int to) {
    ask(() -> {
      IntStream.range(from, to)
          .mapToObj(n -> Integer.toString(n).getBytes(StandardCharsets.UTF_8))
          .forEach(body -> queue(queue).put(new BusMessage(body, null)));
      pump();
      return true;
    });
  }

  /** How many messages a queue holds, those that are locked included. */
  public int size(String queue) {
    return ask(() -> queue(queue).size());
  }

  /** How many it gave up. */
  public int dead(String queue) {
    return ask(() -> queue(queue).dead());
  }

  /** How many settlements came after the end of their lock. */
  public int lostLocks(String queue) {
    return ask(() -> queue(queue).lostLocks());
  }

  /** How often that of its messages which went out most often went out. */
  public int mostDelivered(String queue) {
    return ask(() -> queue(queue).mostDelivered());
  }

  /** The message ids of what waits in a queue. */
  public List<String> ids(String queue) {
    return ask(() -> queue(queue).waiting().stream().map(each -> String.valueOf(each.id)).toList());
  }

  /** How many clients are connected. */
  public int clients() {
    return ask(connections::size);
  }

  /** Detaches every link, as it does with those that were idle for ten minutes. */
  public void detachIdle() {
    var why =
        new ErrorCondition(
            "amqp:link:detach-forced",
            "The link is force detached. Code: consumer(link1). Details: AmqpMessageConsumer.IdleTimerExpired: Idle timeout: 00:10:00.");
    all(each -> each.detach(why));
  }

  /** Detaches every link for this reason. */
  public void detach(String condition) {
    all(each -> each.detach(new ErrorCondition(condition, "as the test wants it")));
  }

  /** Closes every connection, as it does before an upgrade. */
  public void closeConnections() {
    var why = new ErrorCondition("amqp:connection:forced", "The service is being upgraded.");
    all(each -> each.close(why));
  }

  /** Cuts every connection without a word. */
  public void cut() {
    all(BusConnection::cut);
  }

  /** Sends a WebSocket ping to everybody. */
  public void ping() {
    ask(() -> {
      for (Channel each : connections.keySet()) {
        var _ = each.writeAndFlush(new PingWebSocketFrame());
      }
      return true;
    });
  }

  private void all(Consumer<BusConnection> what) {
    ask(() -> {
      List.copyOf(connections.values()).forEach(what);
      return true;
    });
  }

  private <T> T ask(Callable<T> what) {
    try {
      return thread.submit(what).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("The server is broken.", e);
    }
  }

  void pump() {
    List.copyOf(connections.values()).forEach(BusConnection::pump);
  }

  private void expire() {
    if (queues.values().stream().map(BusQueue::expire).toList().contains(true) || !moods.isSilent) {
      pump();
    }
  }

  void write(Channel channel, byte[] bytes) {
    ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
    var _ = channel.writeAndFlush(options.webSocket() ? new BinaryWebSocketFrame(buffer) : buffer);
  }

  @Override
  public void close() {
    server.close().syncUninterruptibly();
    thread.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Pipeline extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      if (options.tls() != null) {
        SSLEngine engine = options.tls().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(options.clientCertificate());
        channel.pipeline().addLast(new SslHandler(engine));
      }
      if (options.webSocket()) {
        channel
            .pipeline()
            .addLast(
                new HttpServerCodec(),
                new HttpObjectAggregator(8192),
                new WebSocketServerProtocolHandler(PATH, "amqp", false, 1 << 20));
      }
      channel.pipeline().addLast(new Bytes());
    }
  }

  private final class Bytes extends SimpleChannelInboundHandler<Object> {
    @Override
    public void channelActive(ChannelHandlerContext context) {
      connections.put(context.channel(), new BusConnection(ServiceBusLike.this, context.channel()));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      BusConnection connection = connections.remove(context.channel());
      if (connection != null) {
        connection.gone();
      }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
      ByteBuf content =
          message instanceof WebSocketFrame frame ? frame.content() : (ByteBuf) message;
      byte[] bytes = new byte[content.readableBytes()];
      content.readBytes(bytes);
      BusConnection connection = connections.get(context.channel());
      if (connection != null && bytes.length > 0) {
        connection.ingest(bytes);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var _ = context.close();
    }
  }
}
