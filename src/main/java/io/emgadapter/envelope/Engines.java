package io.emgadapter.envelope;

import io.emgadapter.envelope.UnusableKey.Unfit;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Signature objects that are ready with one key, as many as are used at once. Making one ready
 * costs a sixth of a verification. None is used by two threads at a time, and one over which its
 * provider stumbled is not used again.
 */
final class Engines {
  private final Maker maker;
  private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();

  private Engines(Maker maker) {
    this.maker = maker;
  }

  /**
   * Those of one key, after one was used for a trial.
   *
   * @param sort {@code private} or {@code public}
   * @param type the key's
   * @param algorithm a Java name, for example {@link Signer#DEFAULT_ALGORITHM}
   * @param provider who does the work; null for the JDK's own choice
   * @throws UnusableKey if the algorithm is not there or the key does not fit it
   */
  static <K extends Key> Engines of(
      String sort,
      K key,
      Class<K> type,
      String algorithm,
      @Nullable Provider provider,
      Preparation<K> preparation,
      Work<?> trial) {
    K own = own(key, type, provider);
    var engines =
        new Engines(() -> {
          Signature signature = SignatureAlgorithm.of(algorithm).signature(provider);
          preparation.prepare(signature, own);
          return signature;
        });
    try {
      engines.use(trial);
      return engines;
    } catch (NoSuchAlgorithmException e) {
      throw Unfit.algorithm(algorithm);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw Unfit.key(sort, key, algorithm);
    }
  }

  /** Makes a Signature that is ready with its key. */
  private interface Maker {
    Signature make() throws GeneralSecurityException;
  }

  /** Makes a Signature ready with a key. */
  interface Preparation<K> {
    void prepare(Signature signature, K key) throws GeneralSecurityException;
  }

  /** Works with a Signature and leaves it ready, as signing and verifying do. */
  interface Work<R> {
    R with(Signature signature) throws GeneralSecurityException;
  }

  <R> R use(Work<R> work) throws GeneralSecurityException {
    Signature free = idle.poll();
    Signature signature = free == null ? maker.make() : free;
    R result = work.with(signature);
    idle.add(signature);
    return result;
  }

  /**
   * The key as the provider itself holds it: given another's, many a provider takes it over again
   * for each signature, which costs as much as signing. One that cannot gets the key as it is.
   */
  private static <K extends Key> K own(K key, Class<K> type, @Nullable Provider provider) {
    if (provider == null) {
      return key;
    }
    try {
      return type.cast(KeyFactory.getInstance(key.getAlgorithm(), provider).translateKey(key));
    } catch (GeneralSecurityException | RuntimeException e) {
      return key;
    }
  }
}
