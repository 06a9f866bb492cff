package io.emgadapter.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/**
 * Makes connections by a proxy and with an SSL bundle. The client above knows of no proxy: it asks
 * for a connection, and gets one that the proxy has opened. So an answer of the proxy's can never
 * be taken for one of the other side.
 *
 * <p>Where the proxy or TLS opens no way, that is {@link NotConnected}.
 */
final class ByWay extends PoolingHttpClientConnectionManagerBuilder {
  private final @Nullable HttpProxy proxy;

  ByWay(@Nullable HttpProxy proxy, @Nullable Supplier<SslBundle> bundle) {
    this.proxy = proxy;
    setTlsSocketStrategy(new Tls(bundle));
  }

  @Override
  protected HttpClientConnectionOperator createConnectionOperator(
      SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
    return new DefaultHttpClientConnectionOperator(
        _ -> new WaySocket(proxy),
        ports,
        names,
        RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
  }

  /** Connects to the other side, or has the proxy do it. */
  private static final class WaySocket extends Socket {
    private final @Nullable HttpProxy proxy;

    WaySocket(@Nullable HttpProxy proxy) {
      this.proxy = proxy;
    }

    /** This machine is never meant to be the proxy's. */
    @Override
    public void connect(SocketAddress endpoint, int millis) throws IOException {
      InetSocketAddress to = (InetSocketAddress) endpoint;
      boolean isHere = !to.isUnresolved() && to.getAddress().isLoopbackAddress();
      if (proxy == null || isHere) {
        straight(endpoint, millis);
      } else {
        through(proxy, to, millis);
      }
    }

    /**
     * The client above knows two of the failures to connect, and takes others for a lost answer.
     */
    private void straight(SocketAddress endpoint, int millis) throws IOException {
      try {
        super.connect(endpoint, millis);
      } catch (ConnectException | SocketTimeoutException e) {
        throw e;
      } catch (IOException e) {
        throw new NotConnected(e);
      }
    }

    private void through(HttpProxy by, InetSocketAddress to, int millis) throws IOException {
      try {
        by.open(this, super::connect, host(to), to.getPort(), Duration.ofMillis(millis));
      } catch (IOException e) {
        throw new NotConnected(e);
      }
    }

    /** The address that was checked, where there is one: the proxy looks up no name then. */
    private static String host(InetSocketAddress to) {
      return to.isUnresolved() ? to.getHostString() : to.getAddress().getHostAddress();
    }
  }

  /** A file of the bundle is broken, or half-written. */
  static final class UnusableBundle extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableBundle(RuntimeException cause) {
      super("The SSL bundle cannot be used.", cause);
    }
  }

  /** TLS with what the bundle has now; its files may change. */
  private static final class Tls implements TlsSocketStrategy {
    private final @Nullable Supplier<SslBundle> bundle;
    private @Nullable SslBundle usedLast;
    private DefaultClientTlsStrategy strategy = DefaultClientTlsStrategy.createDefault();

    Tls(@Nullable Supplier<SslBundle> bundle) {
      this.bundle = bundle;
    }

    @Override
    public SSLSocket upgrade(
        Socket socket, String host, int port, Object attachment, HttpContext context)
        throws IOException {
      try {
        return current().upgrade(socket, host, port, attachment, context);
      } catch (IOException e) {
        throw new NotConnected(e);
      } catch (RuntimeException e) {
        throw new NotConnected(new UnusableBundle(e));
      }
    }

    /** A bundle whose files changed is another object, and nothing else tells. */
    @SuppressWarnings("ReferenceEquality")
    private synchronized DefaultClientTlsStrategy current() {
      SslBundle now = bundle == null ? null : bundle.get();
      if (now != null && now != usedLast) {
        strategy = new DefaultClientTlsStrategy(now.createSslContext());
        usedLast = now;
      }
      return strategy;
    }
  }
}
