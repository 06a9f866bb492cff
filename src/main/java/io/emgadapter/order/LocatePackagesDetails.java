package io.emgadapter.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * 0007, locate packages.
 *
 * @param inboundShipmentId {@code RequestorId} or {@code ServicerId} of the inbound shipment order
 * @param carrierTrackingNumber the carrier's number, at most 255 characters
 * @param possibleLocation where it may be, at most 4000 characters
 * @param packageDescription what it looks like, at most 4000 characters
 */
public record LocatePackagesDetails(
    @Nullable String inboundShipmentId,
    @Nullable String carrierTrackingNumber,
    @Nullable String possibleLocation,
    @Nullable String packageDescription)
    implements ServiceDetails {
  static LocatePackagesDetails read(Fields details) {
    return new LocatePackagesDetails(
        details.optional("InboundShipmentId", Texts.LINE),
        details.optional("CarrierTrackingNumber", Texts.LINE),
        details.optional("PossibleLocation", Texts.TEXT),
        details.optional("PackageDescription", Texts.TEXT));
  }

  @Override
  public @Nullable Referred referred() {
    return inboundShipmentId == null ? null : Referred.shipment(inboundShipmentId);
  }

  @Override
  public LocatePackagesDetails referringTo(String number) {
    return new LocatePackagesDetails(
        number, carrierTrackingNumber, possibleLocation, packageDescription);
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("InboundShipmentId", inboundShipmentId)
        .put("CarrierTrackingNumber", carrierTrackingNumber)
        .put("PossibleLocation", possibleLocation)
        .put("PackageDescription", packageDescription)
        .object();
  }
}
