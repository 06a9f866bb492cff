package io.emgadapter.gateway;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of orders lie at Equinix, for one route. Files pass through as streams. Sentences
 * are for whoever posted or wants the file; they have no secret and no address in them.
 */
public interface FileStore {

  /** The route whose orders can carry its files. */
  Route route();

  /** Whether this subscription has the settings for it. */
  boolean isSetUp(String subscription);

  /** What must be set for it, in words for the operator. */
  String missing(String subscription);

  /** The most bytes of a file for such an order. */
  long most(Resource resource);

  /**
   * What is wrong with a file of this name, whose type Equinix takes elsewhere; empty if nothing.
   */
  Optional<String> wrong(String name);

  /**
   * Stores a file once. If anything but {@link Stored.Kept} comes, an unused file may be left
   * there.
   *
   * @param longest how long it may take altogether
   */
  Stored store(String subscription, NewFile file, Duration longest);

  /**
   * Fetches a file.
   *
   * @param longest how long it may take altogether
   * @param sink gets the file; it is not called unless there is one
   * @throws IOException if the file broke off, or the sink failed, after the sink was called
   */
  Fetched fetch(String subscription, Place place, Duration longest, Sink sink) throws IOException;

  /**
   * A file on its way to Equinix.
   *
   * @param name ends in a type that Equinix takes
   * @param type its media type
   * @param size in bytes
   * @param content exactly so many bytes
   */
  record NewFile(String name, String type, long size, InputStream content) {
    /** Without the name, which may be personal. */
    @Override
    public String toString() {
      return "NewFile[" + size + "]";
    }
  }

  /** Where a file lies: one of the two. */
  record Place(@Nullable String id, @Nullable String url) {
    /** Without the URL, which may carry a key. */
    @Override
    public String toString() {
      return "Place[" + id + "]";
    }
  }

  /** Takes a file that comes. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes it.
     *
     * @param length negative if it is not known
     */
    void accept(InputStream content, long length) throws IOException;
  }

  /** What became of storing a file. */
  sealed interface Stored {

    /**
     * It lies there.
     *
     * @param id what orders name it by; ours where the store gives none
     * @param name its name there
     * @param url from where Equinix downloads it; null where the id is enough
     */
    record Kept(String id, String name, @Nullable String url) implements Stored {
      @Override
      public String toString() {
        return "Kept[" + id + "]";
      }
    }

    /** Equinix does not take this file. */
    record Refused(String sentence) implements Stored {}

    /** It can be tried again after a while. */
    record Unavailable(String sentence, Duration retryAfter) implements Stored {}
  }

  /** What became of fetching a file. */
  sealed interface Fetched {

    /** The sink has all of it. */
    record Done() implements Fetched {}

    /** There is none such, or its host may not be asked. */
    record NotThere(String sentence) implements Fetched {}

    /** It can be tried again after a while. */
    record Unavailable(String sentence, Duration retryAfter) implements Fetched {}
  }
}
