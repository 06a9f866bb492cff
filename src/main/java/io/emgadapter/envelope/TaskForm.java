package io.emgadapter.envelope;

/** How the Task stands in its envelope. */
public enum TaskForm {
  /** As a JSON string that holds the Task's text: what working clients of EMG send. */
  STRING,
  /** As a JSON object: what Equinix's documents print for requests. */
  OBJECT
}
