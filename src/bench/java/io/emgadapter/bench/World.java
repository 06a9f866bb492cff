package io.emgadapter.bench;

import io.emgadapter.bench.peer.CheapKey;
import io.emgadapter.bench.peer.EmgPeer;
import io.emgadapter.bench.peer.RestPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** What adapter and ordinary application have in common: servers, peers, keys, a folder. */
final class World implements AutoCloseable {
  /** That Equinix assigned. */
  static final String SOURCE = "3e095d30-40ff-11e9-8959-5be078353003";

  private final Path folder;
  private final Database database;
  private final Rabbit rabbit;
  private final KeyPair company = keyPair();
  private final Child emg;
  private final Child rest;
  private final int emgPort;
  private final int restPort;

  World() {
    try {
      folder = Files.createTempDirectory("emg-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    database = Database.find(folder);
    rabbit = Rabbit.find();
    emg = emgPeer("emg-peer");
    rest = peer("rest-peer", RestPeer.class);
    emgPort = port(emg);
    restPort = port(rest);
    pem("company.pem", "PRIVATE KEY", company.getPrivate());
    pem("equinix.pem", "PUBLIC KEY", new CheapKey().publicKey());
  }

  /** One more pair of EMG's queues, which the caller ends. */
  Child emgPeer(String name) {
    return peer(name, EmgPeer.class, SOURCE);
  }

  private Child peer(String name, Class<?> main, String... arguments) {
    List<String> options =
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"));
    String[] all = new String[arguments.length + 1];
    all[0] = main.getName();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Child.java(name, folder, options, all);
  }

  /** Where a peer that was just started listens. */
  static int port(Child peer) {
    return Integer.parseInt(peer.await("port ").substring("port ".length()));
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pem(String name, String kind, Key key) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    try {
      Files.writeString(
          folder.resolve(name),
          "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  Database database() {
    return database;
  }

  Rabbit rabbit() {
    return rabbit;
  }

  KeyPair company() {
    return company;
  }

  /** EMG's queues. */
  Child emg() {
    return emg;
  }

  int emgPort() {
    return emgPort;
  }

  int restPort() {
    return restPort;
  }

  List<Child> peers() {
    return List.of(emg, rest);
  }

  /** A name at the broker that is the benchmark's own. */
  String named(String what) {
    return "emg-bench-" + ProcessHandle.current().pid() + "." + what;
  }

  @Override
  public void close() {
    emg.close();
    rest.close();
    database.close();
    rabbit.close();
    FileSystemUtils.deleteRecursively(folder.resolve("postgres").toFile());
  }

  /** Forgets the logs too, which a run that failed leaves behind. */
  void succeeded() {
    FileSystemUtils.deleteRecursively(folder.toFile());
  }
}
