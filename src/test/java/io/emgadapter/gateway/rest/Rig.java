package io.emgadapter.gateway.rest;

import com.fasterxml.uuid.Generators;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.rest.call.AccountMemory;
import io.emgadapter.gateway.rest.call.AccountSight;
import io.emgadapter.gateway.rest.call.CallMeters;
import io.emgadapter.gateway.rest.call.CallTurns;
import io.emgadapter.gateway.rest.call.CredentialMemory;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.gateway.rest.call.EquinixApi;
import io.emgadapter.gateway.rest.call.EquinixClient;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.gateway.rest.call.TokenRequest;
import io.emgadapter.gateway.rest.call.Tokens;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** The REST side, a simulator of Equinix, and a clock that a test moves. */
public final class Rig implements AutoCloseable {
  public final RestSimulator equinix = new RestSimulator();
  public final TestLedger ledger = new TestLedger();
  public final MovedClock clock = new MovedClock();

  /** A clock that stands beside the real one. */
  public static final class MovedClock extends Clock {
    private Duration moved = Duration.ZERO;

    public void pass(Duration time) {
      moved = moved.plus(time);
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(moved);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  public RestAccount account(String secret) {
    return account(equinix.baseUrl(), secret);
  }

  public static RestAccount account(String baseUrl, String secret) {
    return account(baseUrl, secret, AttachmentSettings.NONE);
  }

  private static RestAccount account(String baseUrl, String secret, AttachmentSettings files) {
    return new RestAccount(
        baseUrl,
        OAuth.CLIENT_ID,
        secret,
        null,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        4,
        1000,
        null,
        null,
        null,
        null,
        files);
  }

  /** One whose secret is in a file. */
  RestAccount accountOf(Path file) {
    RestAccount usual = account();
    return new RestAccount(
        usual.baseUrl(),
        usual.clientId(),
        "",
        file.toUri().toString(),
        usual.connectTimeout(),
        usual.readTimeout(),
        usual.startWithin(),
        usual.concurrency(),
        usual.perSecond(),
        null,
        null,
        null,
        null,
        usual.attachments());
  }

  public RestAccount account() {
    return account(OAuth.CLIENT_SECRET);
  }

  /** Counters that nobody reads. */
  public static CallMeters meters() {
    return new CallMeters(new SimpleMeterRegistry());
  }

  public Tokens tokens(RestAccount account) {
    return tokens("default", account, ledger.the(CredentialMemory.class));
  }

  public Tokens tokens(String subscription, RestAccount account, CredentialMemory memory) {
    EquinixApi equinix =
        EquinixClient.open(account.baseUrl(), account.connectTimeout(), account.readTimeout());
    Credential credential = Credential.of(subscription, account);
    CallMeters meters = meters();
    return new Tokens(
        new TokenRequest(
            equinix, Duration.ofSeconds(8), meters.tokens("default"), meters.tokenTimes()),
        credential,
        memory,
        clock,
        sight());
  }

  public AccountSight sight() {
    return new AccountSight("rest", clock, meters().pauses(), AccountSight.ACCOUNT);
  }

  /** What instances share about accounts, in the ledger. */
  public AccountMemory memory() {
    return new AccountMemory(ledger.the(CredentialMemory.class), ledger.the(CallTurns.class));
  }

  RestGateway gateway() {
    return gateway(Clock.systemUTC());
  }

  RestGateway gateway(Clock time) {
    return RestGateway.open(Map.of("default", account()), memory(), time, meters());
  }

  /** One with so much patience and so many Tasks on their way. */
  RestGateway gateway(Duration readTimeout, int concurrency) {
    RestAccount usual = account();
    RestAccount account =
        new RestAccount(
            usual.baseUrl(),
            usual.clientId(),
            usual.clientSecret(),
            null,
            usual.connectTimeout(),
            readTimeout,
            usual.startWithin(),
            concurrency,
            usual.perSecond(),
            null,
            null,
            null,
            null,
            usual.attachments());
    return RestGateway.open(Map.of("default", account), memory(), clock, meters());
  }

  /** One that fetches files. */
  RestGateway gateway(AttachmentSettings files) {
    RestAccount account = account(equinix.baseUrl(), OAuth.CLIENT_SECRET, files);
    return RestGateway.open(Map.of("default", account), memory(), clock, meters());
  }

  /** A clock by which a minute passes whenever it is looked at, so that no pause lasts. */
  static Clock hasty() {
    MovedClock clock = new MovedClock();
    return new Clock() {
      @Override
      public synchronized Instant instant() {
        clock.pass(Duration.ofMinutes(1));
        return clock.instant();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  /** The Task of a golden file, made now, with the dates of its body put ahead of that. */
  static SealedTask task(String golden, UUID id) {
    Golden file =
        Golden.in("golden").stream()
            .filter(each -> each.name().equals(golden + ".json"))
            .findFirst()
            .orElseThrow();
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    String text =
        file.task(now.toString())
            .text()
            .replace("2026-12-03T10", now.plus(Duration.ofDays(1)).toString().substring(0, 13))
            .replace("2026-12-03T18", now.plus(Duration.ofDays(2)).toString().substring(0, 13));
    SealedTask task = file.task(now.toString());
    return new SealedTask(id, "default", task.verb(), task.resource(), text, null, task.rest());
  }

  static SealedTask task(String golden) {
    return task(golden, Generators.timeBasedEpochGenerator().generate());
  }

  /** An Update or Cancel, aimed at an order. */
  static SealedTask aimed(String golden, String orderId) {
    SealedTask task = task(golden);
    String text =
        task.text().replace("\"Body\":{", "\"Body\":{\"ServicerId\":\"" + orderId + "\",");
    return new SealedTask(
        task.id(), "default", task.verb(), task.resource(), text, null, task.rest());
  }

  @Override
  public void close() {
    equinix.close();
    ledger.close();
  }
}
