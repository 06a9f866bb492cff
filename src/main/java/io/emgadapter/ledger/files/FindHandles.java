package io.emgadapter.ledger.files;

import io.emgadapter.ledger.files.Handle.Owner;
import java.util.Collection;
import java.util.Map;

/** Finds what handles stand for. */
@FunctionalInterface
public interface FindHandles {

  /**
   * Those of this owner, by their ids; others are left out, as if they did not exist.
   *
   * @throws org.springframework.dao.DataAccessException if the ledger is out of reach
   */
  Map<String, Handle> of(Owner owner, Collection<String> ids);
}
