package io.emgadapter.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command of one word that talks to a running adapter. */
abstract class RemoteCommand implements Callable<Integer> {
  @Mixin private final Remote remote;

  RemoteCommand(Terminal terminal) {
    this.remote = new Remote(terminal);
  }

  Remote remote() {
    return remote;
  }
}
