package io.emgadapter.ledger;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** This process, as leases name it; another one after every start. */
@Component
public final class Instance {
  private final String name = UUID.randomUUID().toString();

  /** Its name. */
  public String name() {
    return name;
  }
}
