package io.emgadapter.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;

/** Verifies as the JDK does, but breaks in its own way over a text that holds a certain word. */
final class BreakingProvider extends Provider {
  private static final long serialVersionUID = 1L;

  BreakingProvider(String word, Class<? extends Throwable> thrown) {
    super("Breaking", "1", "for tests");
    putService(
        new Service(this, "Signature", "SHA256withRSA", Breaking.class.getName(), null, null) {
          @Override
          public Object newInstance(Object parameter) {
            return new Breaking(word, thrown);
          }
        });
  }

  private static final class Breaking extends SignatureSpi {
    private final String word;
    private final Class<? extends Throwable> thrown;
    private final Signature jdk;

    private Breaking(String word, Class<? extends Throwable> thrown) {
      this.word = word;
      this.thrown = thrown;
      try {
        this.jdk = Signature.getInstance("SHA256withRSA");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
      jdk.initVerify(key);
    }

    @Override
    protected void engineUpdate(byte[] text, int from, int length) throws SignatureException {
      if (new String(text, from, length, UTF_8).contains(word)) {
        BreakingProvider.<RuntimeException>sneak(made());
      }
      jdk.update(text, from, length);
    }

    private Throwable made() {
      try {
        return thrown.getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
      return jdk.verify(signature);
    }

    @Override
    protected void engineUpdate(byte b) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineInitSign(PrivateKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected byte[] engineSign() {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new UnsupportedOperationException();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
