package io.emgadapter.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import io.emgadapter.bench.peer.CheapKey;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.sql.PreparedStatement;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.SenderOptions;
import org.apache.qpid.protonj2.client.Tracker;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** How fast each single thing goes alone that an order cannot do without. */
final class Limits {
  private static final String ALGORITHM = "SHA256withRSA";
  private static final String CORRETTO =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final long EACH_NANOS = 2_000_000_000L;
  private static final int BATCH = 200;
  private static final byte[] TEXT = "x".repeat(900).getBytes(UTF_8);

  private final World world;
  private final Results results;

  Limits(World world, Results results) {
    this.world = world;
    this.results = results;
  }

  private interface Step {
    /** Does it once, and says how many it did. */
    int once() throws Exception;
  }

  void run() {
    signatures("jdk", Security.getProvider("SunRsaSign"));
    signatures("bouncycastle", new BouncyCastleProvider());
    corretto();
    try {
      confirms();
      commits();
      transfers();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void corretto() {
    try {
      signatures(
          "corretto",
          Class.forName(CORRETTO)
              .asSubclass(Provider.class)
              .getDeclaredConstructor()
              .newInstance());
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      System.out.println("Amazon Corretto Crypto Provider is not on the class path.");
    }
  }

  private void signatures(String name, Provider provider) {
    PrivateKey key = world.company().getPrivate();
    byte[] acked = Base64.getDecoder().decode(new CheapKey().sign(TEXT));
    try {
      perCpuSecond("limit.sign." + name, () -> sign(provider, key));
      perCpuSecond("limit.verify." + name, () -> verify(provider, acked));
    } catch (Exception e) {
      System.out.println(name + " cannot be measured: " + e.getMessage());
    }
  }

  private static int sign(Provider provider, PrivateKey key) throws Exception {
    Signature signature = Signature.getInstance(ALGORITHM, provider);
    signature.initSign(key);
    signature.update(TEXT);
    return signature.sign().length > 0 ? 1 : 0;
  }

  private static final java.security.PublicKey EQUINIX = new CheapKey().publicKey();

  private static int verify(Provider provider, byte[] signed) throws Exception {
    Signature signature = Signature.getInstance(ALGORITHM, provider);
    signature.initVerify(EQUINIX);
    signature.update(TEXT);
    if (!signature.verify(signed)) {
      throw new IllegalStateException("A good signature did not verify.");
    }
    return 1;
  }

  /** Persistent messages in batches, each batch confirmed, to a queue with a consumer. */
  private void confirms() throws Exception {
    try (Connection connection = world.rabbit().connect();
        Channel channel = connection.createChannel()) {
      String queue = channel.queueDeclare(world.named("limits"), true, true, true, null).getQueue();
      channel.basicConsume(queue, true, (_, _) -> {}, _ -> {});
      channel.confirmSelect();
      rate("limit.confirms", () -> confirmed(channel, queue));
    }
  }

  private static int confirmed(Channel channel, String queue) throws Exception {
    for (int number = 0; number < BATCH; number++) {
      channel.basicPublish("", queue, true, MessageProperties.MINIMAL_PERSISTENT_BASIC, TEXT);
    }
    channel.waitForConfirmsOrDie(30_000);
    return BATCH;
  }

  /** Rows in batches, each batch one statement and one commit. */
  private void commits() throws Exception {
    String database = world.database().create("limits");
    world.database().run(database, "create table row (id uuid primary key, body bytea not null)");
    try (var connection = world.database().open(database);
        var insert =
            connection.prepareStatement(
                "insert into row select id, decode(repeat('78', 900), 'hex') from unnest(?::uuid[]) as each (id)")) {
      rate("limit.rows", () -> rows(connection, insert));
    }
  }

  private static int rows(java.sql.Connection connection, PreparedStatement insert)
      throws Exception {
    UUID[] ids = new UUID[BATCH];
    for (int at = 0; at < BATCH; at++) {
      ids[at] = new UUID(System.nanoTime(), at);
    }
    insert.setArray(1, connection.createArrayOf("uuid", ids));
    return insert.executeUpdate();
  }

  /** AMQP 1.0 messages in batches, each batch settled. */
  private void transfers() throws Exception {
    var options = new ConnectionOptions().user("guest").password("guest");
    try (Client client = Client.create();
        var connection = client.connect("127.0.0.1", world.emgPort(), options)) {
      var sender = connection.openSession().openSender("incoming", new SenderOptions());
      rate(
          "limit.transfers",
          () -> {
            Tracker[] trackers = new Tracker[BATCH];
            for (int at = 0; at < BATCH; at++) {
              trackers[at] = sender.send(Message.create(TEXT));
            }
            for (Tracker each : List.of(trackers)) {
              each.awaitSettlement(10, TimeUnit.SECONDS);
            }
            return BATCH;
          });
    }
  }

  private void rate(String name, Step step) throws Exception {
    run(step, EACH_NANOS / 2);
    results.add(name, run(step, EACH_NANOS));
  }

  /** The same by the CPU time of this thread: what others do on the machine does not count. */
  private void perCpuSecond(String name, Step step) throws Exception {
    run(step, EACH_NANOS / 2);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    long begun = System.nanoTime();
    long done = 0;
    while (System.nanoTime() - begun < EACH_NANOS) {
      done += step.once();
    }
    results.add(name, done * 1e9 / (threads.getCurrentThreadCpuTime() - before));
  }

  private static double run(Step step, long nanos) throws Exception {
    long begun = System.nanoTime();
    long done = 0;
    while (System.nanoTime() - begun < nanos) {
      done += step.once();
    }
    return done * 1e9 / (System.nanoTime() - begun);
  }
}
