package io.emgadapter.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.emgadapter.order.Problems.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The sorts of notifications. */
public enum NotificationKind {
  /** What became of an order. */
  ORDER,
  /** What an order costs. */
  BILLING,
  /** A data center. */
  DATACENTER,
  /** Equinix's network. */
  NETWORK,
  /** A port or a virtual connection. */
  FABRIC,
  /** A case of a managed service. */
  MANAGEDSERVICE,
  /** Whatever else. */
  UNKNOWN;

  /** The word in the ledger. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
