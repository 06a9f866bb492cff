package io.emgadapter.simulator.rest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Blob container of Azure's as Equinix gives it to a customer: one key creates blobs, another
 * reads them (Azure, Put Blob and Get Blob with a SAS).
 */
public final class BlobDesk {
  /** Where the container is. */
  public static final String CONTAINER = "/emg-files";

  /** The SAS token that may create a blob. */
  public static final String UPLOAD_KEY = "sv=2021-12-02&sr=c&sp=c&sig=up%2Fload%3D";

  /** The SAS token that may read a blob. */
  public static final String DOWNLOAD_KEY = "sv=2021-12-02&sr=c&sp=r&sig=down%2Fload%3D";

  private final Map<String, AttachmentsDesk.Stored> blobs = new ConcurrentHashMap<>();

  /** The blob of this path, such as {@code /emg-files/plan.pdf}. */
  public Optional<AttachmentsDesk.Stored> find(String path) {
    return Optional.ofNullable(blobs.get(path));
  }

  /** How many there are. */
  public int size() {
    return blobs.size();
  }

  /** Puts a blob there, as Equinix does for a notification. */
  public void put(String path, byte[] bytes) {
    blobs.put(path, new AttachmentsDesk.Stored(path, bytes));
  }

  Answer answer(Asked request) {
    return switch (request.method()) {
      case "PUT" -> create(request);
      case "GET" -> read(request);
      default -> Answer.of(405, "");
    };
  }

  private Answer create(Asked request) {
    if (!request.query().endsWith("sp=c&sig=up/load=")) {
      return Answer.of(403, "");
    }
    boolean complete =
        "BlockBlob".equals(request.headers().get("x-ms-blob-type"))
            && request.headers().containsKey("content-length")
            && !request.headers().containsKey("authorization");
    if (!complete) {
      return Answer.of(400, "");
    }
    var stored = new AttachmentsDesk.Stored(request.path(), request.bytes());
    return blobs.putIfAbsent(request.path(), stored) == null
        ? Answer.of(201, "")
        : Answer.of(409, "");
  }

  private Answer read(Asked request) {
    AttachmentsDesk.Stored blob = blobs.get(request.path());
    if (!request.query().endsWith("sp=r&sig=down/load=")) {
      return Answer.of(403, "");
    }
    return blob == null ? Answer.of(404, "") : Answer.of(blob.bytes());
  }
}
