package io.emgadapter.ledger;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Makes the ids of everything in the ledger: UUIDv7, rising within one process. */
public final class Ids {
  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private Ids() {}

  /** A new id, greater than all that this process made before. */
  public static UUID next() {
    return GENERATOR.generate();
  }
}
