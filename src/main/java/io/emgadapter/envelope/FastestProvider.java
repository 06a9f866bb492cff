package io.emgadapter.envelope;

import java.security.Provider;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The security provider that signs and verifies fastest on this machine: the Amazon Corretto Crypto
 * Provider where it is on the class path, loads and passes its own tests, else the JDK's own. It is
 * found out once, and is not put before others in the JDK's list: nothing else uses it.
 */
public final class FastestProvider {
  private static final String CORRETTO =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  private FastestProvider() {}

  /**
   * Who it is.
   *
   * @param provider null for the JDK's own
   * @param description for the operator, with the reason where it is the JDK's
   */
  public record Choice(@Nullable Provider provider, String description) {}

  // Loads a native library of several megabytes: only where somebody asks.
  private static final class Once {
    private static final Choice CHOICE = choose();
  }

  /** Who it is here. */
  public static Choice choice() {
    return Once.CHOICE;
  }

  /**
   * Makes something with the fastest provider, or with the JDK's own where that one does not know
   * the algorithm or does not take the key.
   *
   * @param make is given the provider, null for the JDK's own
   * @throws UnusableKey if the JDK's own does not take the key either
   */
  static <T> T make(String algorithm, Function<@Nullable Provider, T> make) {
    Provider fastest = choice().provider();
    String service = SignatureAlgorithm.of(algorithm).service();
    if (fastest == null || fastest.getService("Signature", service) == null) {
      return make.apply(null);
    }
    try {
      return make.apply(fastest);
    } catch (UnusableKey e) {
      return make.apply(null);
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever a native library does not like
  private static Choice choose() {
    try {
      Class<?> type = Class.forName(CORRETTO);
      Provider corretto = (Provider) type.getField("INSTANCE").get(null);
      if (type.getMethod("getLoadingError").invoke(corretto) != null) {
        return jdk("does not load on this system");
      }
      return "PASSED".equals(type.getMethod("runSelfTests").invoke(corretto).toString())
          ? new Choice(corretto, "Amazon Corretto Crypto Provider " + corretto.getVersionStr())
          : jdk("does not pass its own tests");
    } catch (ClassNotFoundException e) {
      return jdk("is not on the class path");
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return jdk("cannot be used (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Choice jdk(String why) {
    return new Choice(null, "the JDK's own provider (Amazon's, which is faster, " + why + ")");
  }
}
