package tally.app;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this process is called in leases and logs where nobody gave it a name: its host and its process id. */
final class NodeName {
    private NodeName() {}

    static String ofThisProcess() {
        return host() + "-" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "tally";
        }
    }
}
