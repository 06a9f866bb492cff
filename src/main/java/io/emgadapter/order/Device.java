package io.emgadapter.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A device that a cable runs to. "If supplied all fields within need to be populated."
 *
 * @param name at most 255 characters
 * @param slot at most 255 characters
 * @param port at most 255 characters
 */
public record Device(String name, String slot, String port) implements ToJson {
  private static final Kind<Device> KIND = Fields.object(Device::read);

  /** Several devices (0008). */
  static final Kind<List<Device>> LIST = Lists.of("devices", KIND, 1, 100);

  private static final Kind<List<Device>> ARRAY_OF_ONE = Lists.of("device", KIND, 1, 1);

  /**
   * One device (0010). The table prints the type "DeviceDetails Object" beside an array of one as
   * example: both are read, the object is sent, which is also what REST takes.
   */
  static final Kind<Device> ONE =
      new Kind<>(
          "an object with Name, Slot and Port",
          (value, place) -> value.isArray() ? first(value, place) : KIND.read(value, place));

  private static @Nullable Device first(JsonNode array, Place place) {
    List<Device> read = ARRAY_OF_ONE.read(array, place);
    return read == null || read.isEmpty() ? null : read.getFirst();
  }

  private static Device read(Fields device) {
    return new Device(
        device.required("Name", Texts.LINE),
        device.required("Slot", Texts.LINE),
        device.required("Port", Texts.LINE));
  }

  @Override
  public ObjectNode toJson() {
    return new Members().put("Name", name).put("Slot", slot).put("Port", port).object();
  }
}
