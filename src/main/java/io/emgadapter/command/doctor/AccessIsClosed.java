package io.emgadapter.command.doctor;

import io.emgadapter.access.HttpSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Whether nobody from another host is served without saying who it is. */
final class AccessIsClosed implements Check {
  private static final String WHAT = "access";

  @Override
  public String what() {
    return WHAT;
  }

  @Override
  public List<Finding> look(ServiceSettings service) {
    HttpSettings http = service.part(HttpSettings.class);
    if (!http.isOpen()) {
      return List.of(
          Finding.good(
              WHAT, "HTTP asks for one of the users (%d).".formatted(http.users().size())));
    }
    return List.of(
        isOfThisHost(service.environment().getProperty("server.address", ""))
            ? Finding.good(
                WHAT, "HTTP serves this host alone, and asks nobody's name: there are no users.")
            : Finding.wrong(
                WHAT,
                "server.address lets other hosts in, and no user is set; supply emg.http.users, or"
                    + " leave server.address out."));
  }

  private static boolean isOfThisHost(String address) {
    try {
      return address.isBlank() || InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
