package io.emgadapter.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * 0006, request cables. What describes the cable is mandatory for a single one.
 *
 * @param summary any more details, at most 4000 characters
 * @param mediaType kind of cable
 * @param connectorType kind of connector
 * @param length with its unit, for example {@code 20 ft}
 * @param quantity {@code 1} to {@code 10} or {@code >10}
 */
public record RequestCablesDetails(
    @Nullable String summary,
    @Nullable String mediaType,
    @Nullable String connectorType,
    @Nullable String length,
    @Nullable String quantity)
    implements ServiceDetails {
  static RequestCablesDetails read(Fields details) {
    String quantity = details.optional("Quantity", Cabling.UP_TO_TEN);
    boolean one = Cabling.isOne(quantity);
    return new RequestCablesDetails(
        details.optional("Summary", Texts.TEXT),
        details.requiredIf(one, "MediaType", Cabling.MEDIA_TYPE, Cabling.ONE),
        details.requiredIf(one, "ConnectorType", Cabling.CONNECTOR, Cabling.ONE),
        details.requiredIf(one, "Length", Texts.LINE, Cabling.ONE),
        quantity);
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("Summary", summary)
        .put("MediaType", mediaType)
        .put("ConnectorType", connectorType)
        .put("Length", length)
        .put("Quantity", quantity)
        .object();
  }
}
