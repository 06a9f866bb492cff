package io.emgadapter.gateway.emg;

import io.emgadapter.outbound.HttpProxy;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;

/** Opens connections to a queue's broker by the way that its settings say. */
final class Dial {
  private final Client client;
  private final EmgQueue to;

  Dial(Client client, EmgQueue to) {
    this.client = client;
    this.to = to;
  }

  /**
   * An open connection.
   *
   * @param lost ends with the reason when it is lost
   */
  Connection open(CompletableFuture<String> lost)
      throws ClientException,
          ExecutionException,
          TimeoutException,
          InterruptedException,
          IOException,
          GeneralSecurityException {
    HttpProxy proxy = to.way().proxy();
    if (proxy == null) {
      return open(to.address().host(), to.address().port(), lost);
    }
    ProxyTunnel tunnel = ProxyTunnel.open(proxy, to.address().host(), to.address().port());
    try {
      return open("127.0.0.1", tunnel.port(), lost);
    } catch (ClientException | ExecutionException | TimeoutException | RuntimeException e) {
      tunnel.close();
      throw e;
    }
  }

  private Connection open(String host, int port, CompletableFuture<String> lost)
      throws ClientException,
          ExecutionException,
          TimeoutException,
          InterruptedException,
          GeneralSecurityException {
    ConnectionOptions options = EmgOptions.connection(to, why -> lost.complete(ErrorLine.of(why)));
    if (to.address().tls()) {
      secure(options);
    }
    Connection connection = client.connect(host, port, options);
    try {
      EmgOptions.await(connection.openFuture());
      return connection;
    } catch (ExecutionException | TimeoutException | InterruptedException | RuntimeException e) {
      EmgOptions.close(connection);
      throw e;
    }
  }

  private void secure(ConnectionOptions options) throws GeneralSecurityException {
    SslBundle bundle = to.way().tls() == null ? null : to.way().tls().get();
    if (bundle != null) {
      SslOptions own = bundle.getOptions();
      if (own.getEnabledProtocols() != null) {
        options.sslOptions().enabledProtocols(own.getEnabledProtocols());
      }
      if (own.getCiphers() != null) {
        options.sslOptions().enabledCipherSuites(own.getCiphers());
      }
    }
    SSLContext context = bundle == null ? SSLContext.getDefault() : bundle.createSslContext();
    options.sslOptions().sslContextOverride(ForHost.of(context, to.address()));
  }

  /**
   * Makes engines that name the broker's host to the peer and check its certificate for it,
   * whatever address the client connects to: through a proxy that is one of this machine.
   */
  private static final class ForHost extends SSLContextSpi {
    private final SSLContext context;
    private final ConnectionString to;

    private ForHost(SSLContext context, ConnectionString to) {
      this.context = context;
      this.to = to;
    }

    static SSLContext of(SSLContext context, ConnectionString to) {
      return new SSLContext(
          new ForHost(context, to), context.getProvider(), context.getProtocol()) {};
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return context.createSSLEngine(to.host(), to.port());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(@Nullable String host, int port) {
      return engineCreateSSLEngine();
    }

    @Override
    protected void engineInit(
        javax.net.ssl.KeyManager @Nullable [] keys,
        javax.net.ssl.TrustManager @Nullable [] trust,
        java.security.@Nullable SecureRandom random) {
      throw new IllegalStateException("It is made of one that is ready.");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return context.getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return context.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return context.getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return context.getSupportedSSLParameters();
    }
  }
}
