package io.emgadapter.simulator;

import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * What the two sides exchanged at onboarding, as Equinix holds it.
 *
 * @param customer verifies the customer's Tasks
 * @param equinix signs the Acks
 * @param algorithm of both, in the words of {@link java.security.Signature}
 */
public record Keys(PublicKey customer, PrivateKey equinix, String algorithm) {

  /** Keys used with SHA256withRSA. */
  public Keys(PublicKey customer, PrivateKey equinix) {
    this(customer, equinix, "SHA256withRSA");
  }

  @Override
  public String toString() {
    return "Keys[" + algorithm + "]";
  }
}
