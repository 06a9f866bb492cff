package io.emgadapter.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

@Timeout(10)
class DurablyTest {
  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();
  private static final int GUILTY = 37;

  private final Durably durably = new Durably(() -> false);
  private final List<List<Integer>> tried = new ArrayList<>();

  private static RuntimeException outage(String state) {
    return new DataAccessResourceFailureException("out", new SQLException("out", state));
  }

  /** To be thrown as it is, whatever it is. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable failure) throws E {
    throw (E) failure;
  }

  /** A transaction that fails once for each of these, and then takes all. */
  private Function<List<Integer>, List<String>> failing(List<? extends Throwable> failures) {
    return batch -> {
      tried.add(batch);
      if (tried.size() <= failures.size()) {
        throw DurablyTest.<RuntimeException>unchecked(failures.get(tried.size() - 1));
      }
      return batch.stream().map(i -> "taken " + i).toList();
    };
  }

  /** A transaction that never takes a batch with the guilty one in it. */
  private Function<List<Integer>, List<String>> refusing(Throwable failure) {
    return batch -> {
      tried.add(batch);
      if (batch.contains(GUILTY)) {
        throw DurablyTest.<RuntimeException>unchecked(failure);
      }
      return batch.stream().map(i -> "taken " + i).toList();
    };
  }

  private void onlyTheGuiltyOneIsSetAside(Throwable failure) {
    List<String> results = durably.run(HUNDRED, refusing(failure), i -> "poison " + i);

    assertThat(results)
        .isEqualTo(HUNDRED.stream().map(i -> (i == GUILTY ? "poison " : "taken ") + i).toList());
    assertThat(tried).hasSizeLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "40001"})
  void anOutageIsWaitedOutAndTheWholeBatchTriedAgain(String state) {
    assertThat(durably.run(HUNDRED, failing(List.of(outage(state))), i -> "poison " + i))
        .hasSize(100)
        .allMatch(result -> result.startsWith("taken"));

    assertThat(tried).containsExactly(HUNDRED, HUNDRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23505", "21000", "54000"})
  void oneRowOfBadDataAmongAHundredIsSetAsideAndTheOthersGoOnInOrder(String state) {
    onlyTheGuiltyOneIsSetAside(
        new DataIntegrityViolationException("no", new SQLException("no", state)));
  }

  @Test
  void anErrorOfOursIsSetAsideLikeBadDataAndNeverLoops() {
    onlyTheGuiltyOneIsSetAside(new IllegalStateException("ours"));
  }

  @Test
  void aMachineOutOfBreathIsWaitedForAndNoneOfTheBatchIsToBlame() {
    List<Error> failures = List.of(new OutOfMemoryError("heap"), new NoClassDefFoundError("gone"));

    assertThat(durably.run(HUNDRED, failing(failures), i -> "poison " + i))
        .allMatch(result -> result.startsWith("taken"));

    assertThat(tried).containsExactly(HUNDRED, HUNDRED, HUNDRED);
  }

  @Test
  void anErrorOverOneItemIsNoErrorOfTheOthers() {
    onlyTheGuiltyOneIsSetAside(new StackOverflowError());
    tried.clear();
    onlyTheGuiltyOneIsSetAside(new AssertionError("ours"));
  }

  @Test
  void aMisuseOfTheDatabaseIsAnErrorOfOursAndNoOutage() {
    onlyTheGuiltyOneIsSetAside(new InvalidDataAccessApiUsageException("ours"));
    tried.clear();
    onlyTheGuiltyOneIsSetAside(new EmptyResultDataAccessException(1));
  }

  @Test
  void anOutageWhileBadDataIsLookedForSetsNothingElseAside() {
    var outages = new AtomicInteger(1);
    var refusing = refusing(new DataIntegrityViolationException("", new SQLException("", "23505")));

    List<String> results =
        durably.run(
            List.of(GUILTY, 1),
            batch -> {
              if (batch.equals(List.of(1)) && outages.getAndDecrement() > 0) {
                throw outage("08006");
              }
              return refusing.apply(batch);
            },
            i -> "poison " + i);

    assertThat(results).containsExactly("poison 37", "taken 1");
  }

  @Test
  void whenTheProcessEndsDuringAnOutageNothingIsDecided() {
    Durably ending = new Durably(() -> true);

    assertThatThrownBy(() -> ending.run(HUNDRED, failing(List.of(outage("08006"))), i -> ""))
        .isInstanceOf(Failures.Undecided.class);
    assertThat(tried).containsExactly(HUNDRED);
  }

  @Test
  void whoInterruptsTheThreadWantsItToEnd() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> durably.run(HUNDRED, failing(List.of(outage("08006"))), i -> ""))
        .isInstanceOf(Failures.Undecided.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anEmptyBatchOpensNoTransaction() {
    assertThat(durably.run(List.of(), failing(List.of()), i -> "")).isEmpty();
    assertThat(tried).isEmpty();
  }
}
