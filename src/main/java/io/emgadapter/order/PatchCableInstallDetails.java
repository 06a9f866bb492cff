package io.emgadapter.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * 0009, patch cable install.
 *
 * @param crossConnects the cables, at most 200
 */
public record PatchCableInstallDetails(@Nullable List<CableInstall> crossConnects)
    implements ServiceDetails {
  static PatchCableInstallDetails read(Fields details) {
    return new PatchCableInstallDetails(details.optional("CrossConnects", CableInstall.LIST));
  }

  @Override
  public ObjectNode toJson() {
    return new Members().putAll("CrossConnects", crossConnects).object();
  }
}
