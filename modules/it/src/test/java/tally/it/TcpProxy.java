package tally.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cable that can be cut: it passes bytes on between its clients and a server on this machine, until it is told to
 * stall or to break. Safe for use by many threads.
 */
final class TcpProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final int serverPort;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> swallowed = ConcurrentHashMap.newKeySet();
    private final Gate gate = new Gate();
    private volatile boolean refusing;

    private TcpProxy(int serverPort, ServerSocket listener) {
        this.serverPort = serverPort;
        this.listener = listener;
    }

    /** A proxy on a free port before the server on this port. */
    static TcpProxy before(int serverPort) {
        try {
            TcpProxy proxy = new TcpProxy(serverPort, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            background("proxy-accept", proxy::accept);
            return proxy;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Resets every connection, in the middle of whatever it carries, and each new one until {@link #restore}. */
    void cut() {
        refusing = true;
        sockets.forEach(TcpProxy::reset);
        sockets.clear();
    }

    /** Holds every byte back, without a word to either side, until {@link #restore}. */
    void stall() {
        gate.shut();
    }

    /** Loses every byte of the connections that are open now, without a word to either side; new ones are passed on. */
    void swallow() {
        swallowed.addAll(sockets);
    }

    /** Passes on again: what was held back, and new connections. */
    void restore() {
        refusing = false;
        gate.open();
    }

    @Override
    public void close() {
        cut();
        gate.open();
        try {
            listener.close();
        } catch (IOException closedAlready) {
            // Nothing listens any more, which is all that is wanted.
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException closedOrRefused) {
                // Either the loop ends, or the server is away, which the client has seen by its reset.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        sockets.add(client);
        if (refusing) {
            forget(client);
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            sockets.add(server);
            background("proxy-up", () -> pass(client, server));
            background("proxy-down", () -> pass(server, client));
        } catch (IOException away) {
            forget(client);
            throw away;
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                gate.pass();
                if (!swallowed.contains(from)) {
                    out.write(buffer, 0, length);
                }
            }
        } catch (IOException broken) {
            // One side has gone: so does the other.
        } finally {
            forget(from);
            forget(to);
        }
    }

    private void forget(Socket socket) {
        sockets.remove(socket);
        swallowed.remove(socket);
        reset(socket);
    }

    /** A closed socket that lingers for no time sends a reset instead of a farewell. */
    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            // As wanted.
        }
    }

    private static void background(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Open or shut; who comes while it is shut waits. */
    private static final class Gate {
        private boolean shut;

        synchronized void shut() {
            shut = true;
        }

        synchronized void open() {
            shut = false;
            notifyAll();
        }

        synchronized void pass() throws IOException {
            try {
                while (shut) {
                    wait();
                }
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }
    }
}
