package io.emgadapter.envelope;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
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

  Engines(Maker maker) {
    this.maker = maker;
  }

  /** Makes a Signature that is ready with its key. */
  interface Maker {
    Signature make() throws GeneralSecurityException;
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

  static Signature signature(String algorithm, @Nullable Provider provider)
      throws GeneralSecurityException {
    return provider == null
        ? Signature.getInstance(algorithm)
        : Signature.getInstance(algorithm, provider);
  }

  /**
   * The key as the provider itself holds it: given another's, many a provider takes it over again
   * for each signature, which costs as much as signing. One that cannot gets the key as it is.
   */
  static <K extends Key> K own(K key, Class<K> type, @Nullable Provider provider) {
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
