package io.emgadapter.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * 0000, photos or documentation. All but {@code DocumentOnly} is mandatory if that is false.
 *
 * @param cameraProvidedBy {@code Equinix} or {@code Customer}
 * @param onDateAndTime whether the pictures show date and time
 * @param documentOnly whether only documentation is wanted
 * @param summary what is wanted, at most 4000 characters
 */
public record PhotosDetails(
    @Nullable String cameraProvidedBy,
    @Nullable Boolean onDateAndTime,
    @Nullable Boolean documentOnly,
    @Nullable String summary)
    implements ServiceDetails {
  private static final Kind<String> CAMERA = Texts.oneOf("Equinix", "Customer");
  private static final String BECAUSE = "DocumentOnly is false";

  static PhotosDetails read(Fields details) {
    Boolean documentOnly = details.optional("DocumentOnly", Kind.BOOLEAN);
    boolean pictures = Boolean.FALSE.equals(documentOnly);
    return new PhotosDetails(
        details.requiredIf(pictures, "CameraProvidedBy", CAMERA, BECAUSE),
        details.requiredIf(pictures, "OnDateAndTime", Kind.BOOLEAN, BECAUSE),
        documentOnly,
        details.requiredIf(pictures, "Summary", Texts.TEXT, BECAUSE));
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("CameraProvidedBy", cameraProvidedBy)
        .put("OnDateAndTime", onDateAndTime)
        .put("DocumentOnly", documentOnly)
        .put("Summary", summary)
        .object();
  }
}
