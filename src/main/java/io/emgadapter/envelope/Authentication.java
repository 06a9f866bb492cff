package io.emgadapter.envelope;

import tools.jackson.core.JsonGenerator;

/**
 * The {@code Authentication} block of an envelope, which a partner's gateway may ask for beside the
 * signature or instead of it. Its two forms are those that Equinix's client templates write
 * (messaging-gateway-templates, MessageUtil); its documents describe none. It is secret, and so it
 * is not sealed with the Task: it is written anew each time that the Task is sent.
 */
public sealed interface Authentication {
  /** A longer token is not sent: it would take the place of the Task in a message. */
  int LONGEST_TOKEN = 4096;

  /** Writes its members into the object that is open. */
  void write(JsonGenerator json);

  /**
   * {@code {"ClientId":…,"ClientSecret":…}}.
   *
   * @param clientId the Consumer Key
   * @param clientSecret the Consumer Secret
   */
  record ClientSecret(String clientId, String clientSecret) implements Authentication {
    @Override
    public void write(JsonGenerator json) {
      json.writeStringProperty("ClientId", clientId);
      json.writeStringProperty("ClientSecret", clientSecret);
    }

    /** Without the content. */
    @Override
    public String toString() {
      return "ClientSecret[…]";
    }
  }

  /**
   * {@code {"AccessToken":…}}.
   *
   * @param token of OAuth, without the word {@code Bearer}
   */
  record AccessToken(String token) implements Authentication {
    @Override
    public void write(JsonGenerator json) {
      json.writeStringProperty("AccessToken", token);
    }

    /** Without the content. */
    @Override
    public String toString() {
      return "AccessToken[…]";
    }
  }
}
