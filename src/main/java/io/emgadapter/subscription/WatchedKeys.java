package io.emgadapter.subscription;

import io.emgadapter.envelope.KeyName;
import io.emgadapter.subscription.UnusableSettings.Wrong;
import io.emgadapter.work.Failures;
import io.emgadapter.work.LogKey;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;

/**
 * The keys that an account uses for one purpose, and the files from which they come. What changes
 * in the files is taken over when two looks in a row saw the same, so that no half-written file is
 * taken, and only if all of it can be used; else the keys of before stay in force, and the same is
 * tried again at each look: a provider may be able to load it then.
 *
 * @param <T> what works with the keys
 */
final class WatchedKeys<T> {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedKeys.class);
  private static final String UNREADABLE = "unreadable";

  private final Origin<T> origin;
  private final InstantSource time;
  private volatile InForce<T> inForce;
  private volatile @Nullable String trouble;
  private final AtomicInteger changes = new AtomicInteger();
  private String digest;
  private @Nullable String seenBefore;
  private @Nullable String refused;

  /**
   * Where keys come from.
   *
   * @param subscription whose they are
   * @param setting the whole name of the one that names the files
   * @param purpose for the log, as the end of <i>another key to …</i>
   * @param make makes of the texts of the files what works with them; throws {@link
   *     UnusableSettings}
   */
  record Origin<T>(
      String subscription,
      String setting,
      String purpose,
      List<Resource> files,
      Function<List<String>, Made<T>> make) {}

  /**
   * What was made of key files.
   *
   * @param names of the keys, in their order
   */
  record Made<T>(T worker, List<KeyName> names) {}

  /**
   * Keys that are used now.
   *
   * @param since when this instance took them
   * @param changedAt when their file was written; null where that is not known
   */
  record InForce<T>(T worker, List<KeyName> names, Instant since, @Nullable Instant changedAt) {}

  /**
   * Reads the files for the first time.
   *
   * @throws UnusableSettings if they cannot be used
   */
  WatchedKeys(Origin<T> origin, InstantSource time) {
    this.origin = origin;
    this.time = time;
    try {
      KeyFile file = KeyFile.read(origin.files());
      this.inForce = taken(file);
      this.digest = file.digest();
    } catch (IOException e) {
      throw unreadable();
    }
  }

  /** What works with the keys that are in force. */
  T worker() {
    return inForce.worker();
  }

  InForce<T> inForce() {
    return inForce;
  }

  /** How often the keys have changed since the start. */
  int changes() {
    return changes.get();
  }

  /** Why the files as they are now are not used; null where they are. */
  @Nullable String trouble() {
    return trouble;
  }

  /**
   * Looks at the files; what is no file, such as a part of a jar, never changes. For one thread.
   */
  void look() {
    if (origin.files().stream().allMatch(Resource::isFile)) {
      compare(file());
    }
  }

  private void compare(@Nullable KeyFile file) {
    String now = file == null ? UNREADABLE : file.digest();
    boolean settled = now.equals(seenBefore);
    seenBefore = now;
    if (now.equals(digest)) {
      refused = null;
      trouble = null;
    } else if (settled) {
      take(file, now);
    }
  }

  private @Nullable KeyFile file() {
    try {
      return KeyFile.read(origin.files());
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private void take(@Nullable KeyFile file, String now) {
    try {
      if (file == null) {
        throw unreadable();
      }
      inForce = taken(file);
      changes.incrementAndGet();
      digest = now;
      refused = null;
      trouble = null;
      LOG.atInfo()
          .addKeyValue(LogKey.SUBSCRIPTION, origin.subscription())
          .log(
              "Another key to {} is in force from now on: {}",
              origin.purpose(),
              inForce.names().stream().map(KeyName::toString).collect(Collectors.joining(", ")));
    } catch (UnusableSettings e) {
      refuse(now, e.all().stream().map(Wrong::toString).collect(Collectors.joining(" ")));
    } catch (RuntimeException | LinkageError e) {
      String why = "no provider could load it (" + Failures.kind(e) + "); it is tried again.";
      refuse(now, new Wrong(origin.setting(), why).toString());
    }
  }

  /** Says it once for each content of the files and each reason. */
  private void refuse(String now, String why) {
    boolean isSaid = now.equals(refused) && why.equals(trouble);
    refused = now;
    trouble = why;
    if (!isSaid) {
      LOG.atWarn()
          .addKeyValue(LogKey.SUBSCRIPTION, origin.subscription())
          .log("A key file has changed and cannot be used; the key of before stays: {}", why);
    }
  }

  private InForce<T> taken(KeyFile file) {
    Made<T> made = origin.make().apply(file.texts());
    return new InForce<>(made.worker(), made.names(), time.instant(), file.changedAt());
  }

  private UnusableSettings unreadable() {
    return new UnusableSettings(
        origin.setting(), "the file cannot be read; supply where it is, as file:/path.");
  }
}
