package io.emgadapter.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * 0003, shipment unpack.
 *
 * @param inboundShipmentId {@code RequestorId} or {@code ServicerId} of the inbound shipment order
 * @param copyOfPackingSlipNeeded whether a photo or copy of the packing slip is wanted
 * @param discardShipmentMaterial whether packing material is thrown away
 */
public record ShipmentUnpackDetails(
    @Nullable String inboundShipmentId,
    @Nullable Boolean copyOfPackingSlipNeeded,
    @Nullable Boolean discardShipmentMaterial)
    implements ServiceDetails {
  static ShipmentUnpackDetails read(Fields details) {
    return new ShipmentUnpackDetails(
        details.optional("InboundShipmentId", Texts.LINE),
        details.optional("CopyOfPackingSlipNeeded", Kind.BOOLEAN),
        details.optional("DiscardShipmentMaterial", Kind.BOOLEAN));
  }

  @Override
  public @Nullable Referred referred() {
    return inboundShipmentId == null ? null : Referred.shipment(inboundShipmentId);
  }

  @Override
  public ShipmentUnpackDetails referringTo(String number) {
    return new ShipmentUnpackDetails(number, copyOfPackingSlipNeeded, discardShipmentMaterial);
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("InboundShipmentId", inboundShipmentId)
        .put("CopyOfPackingSlipNeeded", copyOfPackingSlipNeeded)
        .put("DiscardShipmentMaterial", discardShipmentMaterial)
        .object();
  }
}
