package io.emgadapter.envelope;

import io.emgadapter.order.Body;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Body of nothing but a description. */
record SampleBody(Verb verb, Resource resource, String description) implements Body {

  @Override
  public @Nullable String requestorId() {
    return null;
  }

  @Override
  public boolean requestorIdUnique() {
    return false;
  }

  @Override
  public @Nullable String servicerId() {
    return null;
  }

  @Override
  public Body withServicerId(String servicerId) {
    return this;
  }

  @Override
  public ObjectNode toJson() {
    return JsonMapper.shared().createObjectNode().put("Description", description);
  }
}
