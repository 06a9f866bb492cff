package io.emgadapter.order;

import com.fasterxml.jackson.annotation.JsonValue;
import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.Problems.ProblemCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of SmartHands work (Equinix, SmartHands Order, the table of operations). */
public enum Operation {
  /** Request photos/documentation. */
  PHOTOS("0000", "photos"),
  /** SmartHand Other. */
  OTHER("0001", "other"),
  /** SmartHand Cage Clean up. */
  CAGE_CLEAN_UP("0002", "cage-clean-up"),
  /** SmartHand Shipment Unpack. */
  SHIPMENT_UNPACK("0003", "shipment-unpack"),
  /** SmartHand Cage Escort. */
  CAGE_ESCORT("0004", "cage-escort"),
  /** Equipment Install. */
  EQUIPMENT_INSTALL("0005", "equipment-install"),
  /** Request Cables. */
  REQUEST_CABLES("0006", "request-cables"),
  /** Locate Packages. */
  LOCATE_PACKAGES("0007", "locate-packages"),
  /** Run Patch Cables. */
  RUN_PATCH_CABLES("0008", "run-patch-cables"),
  /** Patch Cable Install. */
  PATCH_CABLE_INSTALL("0009", "patch-cable-install"),
  /** Move Patch Cable. */
  MOVE_PATCH_CABLE("0010", "move-patch-cable"),
  /** Patch Cable Removal. */
  PATCH_CABLE_REMOVAL("0011", "patch-cable-removal"),
  /** Large SmartHands Order. */
  LARGE_ORDER("0012", "large-order");

  static final FieldKind<Operation> KIND =
      Texts.that(
          "one of "
              + Arrays.stream(values())
                  .map(operation -> operation.code + " or " + operation.alias)
                  .collect(Collectors.joining(", ")),
          255,
          Operation::read);

  private final String code;
  private final String alias;

  Operation(String code, String alias) {
    this.code = code;
    this.alias = alias;
  }

  /** The four digits that go to Equinix, for example {@code 0004}. */
  @JsonValue
  public String code() {
    return code;
  }

  /** The readable name that a work request may use instead, for example {@code cage-escort}. */
  public String alias() {
    return alias;
  }

  /** Finds the operation of exactly this code or alias. */
  public static Optional<Operation> of(String codeOrAlias) {
    return Arrays.stream(values())
        .filter(o -> o.code.equals(codeOrAlias) || o.alias.equals(codeOrAlias))
        .findFirst();
  }

  private static @Nullable Operation read(String text, Place place) {
    Operation found = of(text).orElse(null);
    if (found == null) {
      place.problem(ProblemCode.NOT_IN_LIST, "Send " + KIND.form() + ".");
    }
    return found;
  }
}
