package io.emgadapter.endtoend;

import io.emgadapter.sandbox.Sandbox;

/** Over the embedded broker, wherever the tests run. */
class MainWayTest extends MainWay {

  @Override
  Sandbox open() {
    return Sandbox.open();
  }
}
