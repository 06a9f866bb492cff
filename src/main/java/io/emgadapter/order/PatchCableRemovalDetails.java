package io.emgadapter.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * 0011, patch cable removal.
 *
 * @param crossConnects the cables, at most 200
 */
public record PatchCableRemovalDetails(@Nullable List<CableRemoval> crossConnects)
    implements ServiceDetails {
  static PatchCableRemovalDetails read(Fields details) {
    return new PatchCableRemovalDetails(details.optional("CrossConnects", CableRemoval.LIST));
  }

  @Override
  public ObjectNode toJson() {
    return new Members().putAll("CrossConnects", crossConnects).object();
  }
}
