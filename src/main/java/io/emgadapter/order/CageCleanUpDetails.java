package io.emgadapter.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * 0002, cage clean up.
 *
 * @param permissionToDiscardBoxes whether boxes may be thrown away
 * @param dampMoistMopRequired whether to mop damply
 */
public record CageCleanUpDetails(
    @Nullable Boolean permissionToDiscardBoxes, @Nullable Boolean dampMoistMopRequired)
    implements ServiceDetails {
  static CageCleanUpDetails read(Fields details) {
    return new CageCleanUpDetails(
        details.optional("PermissionToDiscardBoxes", Kind.BOOLEAN),
        details.optional("DampMoistMopRequired", Kind.BOOLEAN));
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("PermissionToDiscardBoxes", permissionToDiscardBoxes)
        .put("DampMoistMopRequired", dampMoistMopRequired)
        .object();
  }
}
