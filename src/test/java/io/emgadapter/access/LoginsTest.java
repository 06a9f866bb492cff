package io.emgadapter.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.access.HttpSettings.Role;
import io.emgadapter.access.HttpSettings.UserSettings;
import io.emgadapter.access.Logins.Attempts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** What a login costs, and whom. */
@ExtendWith(OutputCaptureExtension.class)
class LoginsTest {
  private static final String STORED = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("word");

  private final AtomicInteger compared = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Logins logins =
      new Logins(
          Map.of("anna", new UserSettings(STORED, Set.of(Role.SENDER), null, Set.of())),
          new Hashing() {
            @Override
            CompletableFuture<Boolean> matches(String password, String stored) {
              compared.incrementAndGet();
              return super.matches(password, stored);
            }
          },
          new RefusedLogins(meters));

  private Authentication login(String user, String password, String address) {
    HttpServletRequest request = new MockHttpServletRequest();
    ((MockHttpServletRequest) request).setRemoteAddr(address);
    var login = UsernamePasswordAuthenticationToken.unauthenticated(user, password);
    login.setDetails(new WebAuthenticationDetails(request));
    return logins.authenticate(login);
  }

  private void fails(String user, String password, String address) {
    assertThatThrownBy(() -> login(user, password, address))
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void twoHundredWrongLoginsOfOneUserCostFiveComparisons() {
    IntStream.range(0, 200).forEach(i -> fails("anna", "wrong" + i, "192.0.2.1"));

    assertThat(compared).hasValue(Attempts.OF_BOTH);
  }

  @Test
  void twoHundredWrongLoginsFromOneAddressCostTwentyComparisons() {
    IntStream.range(0, 200).forEach(i -> fails("user" + i, "wrong", "192.0.2.1"));

    assertThat(compared).hasValue(Attempts.OF_ADDRESS);
  }

  @Test
  void twoHundredWrongLoginsOfOneUserFromEverywhereCostSixtyComparisons() {
    IntStream.range(0, 200).forEach(i -> fails("anna", "wrong", "192.0.2." + i));

    assertThat(compared).hasValue(Attempts.OF_USER);
  }

  @Test
  void whoWasGoodAMomentAgoIsKnownWithoutAComparisonWhateverOthersTry() {
    login("anna", "word", "192.0.2.1");
    IntStream.range(0, 200).forEach(i -> fails("anna", "wrong" + i, "192.0.2." + i));
    compared.set(0);

    assertThat(login("anna", "word", "192.0.2.1").getName()).isEqualTo("anna");
    assertThat(compared).hasValue(0);
  }

  @Test
  void theSameGoodLoginManyTimesAtOnceIsGoodEveryTime() throws Exception {
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Authentication>> all =
          IntStream.range(0, 100)
              .mapToObj(_ -> many.submit(() -> login("anna", "word", "192.0.2.1")))
              .toList();
      for (Future<Authentication> each : all) {
        assertThat(each.get().isAuthenticated()).isTrue();
      }
    }
    assertThat(compared).hasValueLessThanOrEqualTo(3);
  }

  @Test
  void whoIsUnknownCostsAComparisonTooSoThatNobodyLearnsWhoIsKnown() {
    assertThatThrownBy(() -> login("nobody", "word", "192.0.2.1"))
        .isInstanceOf(BadCredentialsException.class);

    assertThat(compared).hasValue(1);
  }

  @Test
  void refusalsAreCountedAndLoggedOnceWithoutWhatWasSent(CapturedOutput output) {
    IntStream.range(0, 30).forEach(_ -> fails("<junk>", "s3cret", "192.0.2.1"));

    assertThat(meters.get("emg.logins.refused").tag("reason", "wrong").counter().count())
        .isEqualTo(5);
    assertThat(meters.get("emg.logins.refused").tag("reason", "too-many").counter().count())
        .isEqualTo(25);
    assertThat(output.getAll())
        .contains("a user that is not set up", "address=\"192.0.2.1\"")
        .doesNotContain("junk", "s3cret");
    assertThat(output.getAll().lines().filter(line -> line.contains("over HTTP"))).hasSize(1);
  }
}
