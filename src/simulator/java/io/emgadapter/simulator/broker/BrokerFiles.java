package io.emgadapter.simulator.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What Broker-J reads at its start; it wants files, not class path resources. */
final class BrokerFiles {

  private static final JsonMapper JSON = new JsonMapper();

  private BrokerFiles() {}

  /** Writes the files into this folder and gives the attributes to start with. */
  static Map<String, Object> write(Path work, String name, int port, String messageStore)
      throws IOException {
    Path properties = Files.writeString(work.resolve("system.properties"), "");
    Path config = work.resolve("initial-config.json");
    Files.writeString(config, JSON.writeValueAsString(config(name, port, messageStore)));
    var attributes = new HashMap<String, Object>();
    attributes.put("type", "Memory");
    attributes.put("initialConfigurationLocation", config.toUri().toString());
    attributes.put("initialSystemPropertiesLocation", properties.toString());
    attributes.put("startupLoggedToSystemOut", false);
    attributes.put("context", context(work));
    return attributes;
  }

  private static Map<String, String> context(Path work) {
    return Map.of(
        "qpid.work_dir", work.toString(),
        // The default closes the connection of whoever declares x-queue-type.
        "queue.behaviourOnUnknownDeclareArgument", "IGNORE",
        "virtualhost.connectionThreadPool.size", "8",
        "virtualhost.connectionThreadPool.numberOfSelectors", "1",
        "qpid.port.amqp.threadPool.size", "2",
        "qpid.port.amqp.threadPool.numberOfSelectors", "1");
  }

  private static ObjectNode config(String name, int port, String messageStore) {
    ObjectNode config = object().put("name", "embedded").put("modelVersion", "9.1");
    config.putArray("authenticationproviders").add(users());
    config.putArray("ports").add(port(port));
    config.putArray("virtualhostnodes").add(virtualHost(name, messageStore));
    return config;
  }

  private static ObjectNode users() {
    ObjectNode provider = object().put("name", "plain").put("type", "Plain");
    provider.putArray("secureOnlyMechanisms");
    provider
        .putArray("users")
        .addObject()
        .put("name", EmbeddedBroker.USER)
        .put("type", "managed")
        .put("password", EmbeddedBroker.PASSWORD);
    return provider;
  }

  private static ObjectNode port(int number) {
    ObjectNode port = object().put("name", "AMQP").put("type", "AMQP");
    port.put("port", Integer.toString(number)).put("bindingAddress", EmbeddedBroker.HOST);
    port.put("authenticationProvider", "plain");
    port.putArray("protocols").add("AMQP_0_9_1").add("AMQP_1_0");
    var aliases = port.putArray("virtualhostaliases");
    aliases.addObject().put("name", "nameAlias").put("type", "nameAlias");
    aliases.addObject().put("name", "defaultAlias").put("type", "defaultAlias");
    // AMQP 1.0 clients name the host they dialled where 0-9-1 clients name a virtual host.
    aliases.addObject().put("name", "hostnameAlias").put("type", "hostnameAlias");
    return port;
  }

  private static ObjectNode virtualHost(String name, String messageStore) {
    ObjectNode store = object().put("type", "DERBY").put("storePath", messageStore);
    return object()
        .put("name", name)
        .put("type", "Memory")
        .put("defaultVirtualHostNode", "true")
        .put("virtualHostInitialConfiguration", JSON.writeValueAsString(store));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
