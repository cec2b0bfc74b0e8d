import Foundation
import OutsideTools
import Testing

/// A name that leads to another address every time somebody asks: real names, answered by a real DNS server, in a
/// network namespace of its own. Needs a kernel that lets us have one, which is no matter of installed programs; the
/// checks themselves are held by `BlockedAddressTests` on every machine.
@Suite(.enabled(if: NetworkNamespaces.areAllowed, "needs user and network namespaces"))
struct RebindingTests {
  struct Outcome: Decodable {
    let causes: [String]
    let verdicts: [String]
    let standing: String
    /// Addresses of ours at which a connection came in.
    let connected: [String]
  }

  @Test func theAddressThatIsConnectedToIsTheOneThatIsJudged() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let script = shell.folder.appending(path: "namespace.py")
    try Data(Self.script.utf8).write(to: script)
    let run = try ExternalTool.run(
      "unshare", "-rmn", "python3", script.path, try Shell.binary.path, try shell.smallPlaybook(), shell.folder.path)
    let line = try #require(run.output.split(separator: "\n").last, "\(run.output)")
    let outcomes = try JSONDecoder().decode([String: Outcome].self, from: Data(line.utf8))
    // The name leads to a public address: taken.
    let open = try #require(outcomes["public"], "\(run.output)")
    #expect(open.verdicts == ["accepted"] && open.connected == ["93.184.216.34"], "\(open)")
    // Then to this machine, to the metadata service, to a private network: nothing connects, and it is not called a
    // network error.
    for name in ["loopback", "metadata", "private", "v6-loopback"] {
      let outcome = try #require(outcomes[name])
      #expect(outcome.causes == ["address-forbidden"] && outcome.standing == "blocked", "\(name): \(outcome)")
      #expect(outcome.connected == [], "\(name): \(outcome)")
    }
    // A public address where nobody listens, and this machine behind it: the second is not tried.
    let both = try #require(outcomes["both"])
    #expect(both.connected == [] && both.verdicts == ["retrying"], "\(both)")
  }

  private static let script = """
    import json, os, socket, struct, subprocess, sys, threading
    binary, playbook, folder = sys.argv[1:4]
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    for address in ("93.184.216.34", "169.254.169.254", "10.9.8.7", "93.184.216.35"):
        subprocess.run(["ip", "address", "add", address + "/32", "dev", "lo"], check=True)
    resolver = os.path.join(folder, "resolv.conf")
    open(resolver, "w").write("nameserver 127.0.0.1\\noptions timeout:1 attempts:1\\n")
    subprocess.run(["mount", "--bind", resolver, "/etc/resolv.conf"], check=True)

    answers = {"v4": [], "v6": []}
    def answer_names():
        server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        server.bind(("127.0.0.1", 53))
        while True:
            query, sender = server.recvfrom(4096)
            end = query.index(b"\\0", 12) + 5
            kind = struct.unpack("!H", query[end - 4:end - 2])[0]
            found = []
            if kind == 1:
                found = [(1, socket.inet_aton(a)) for a in answers["v4"]]
            if kind == 28:
                found = [(28, socket.inet_pton(socket.AF_INET6, a)) for a in answers["v6"]]
            reply = query[:2] + b"\\x81\\x80" + struct.pack("!HHHH", 1, len(found), 0, 0) + query[12:end]
            for number, data in found:
                reply += b"\\xc0\\x0c" + struct.pack("!HHIH", number, 1, 0, len(data)) + data
            server.sendto(reply, sender)
    threading.Thread(target=answer_names, daemon=True).start()

    connected = []
    def receive(family, host):
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, 8080))
        listener.listen()
        while True:
            peer, _ = listener.accept()
            connected.append(peer.getsockname()[0])
            received = b""
            while b"}" not in received:
                piece = peer.recv(65536)
                if not piece:
                    break
                received += piece
            peer.sendall(b"HTTP/1.1 204 No Content\\r\\n\\r\\n")
            peer.close()
    for family, host in ((socket.AF_INET, "93.184.216.34"), (socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"),
                         (socket.AF_INET, "169.254.169.254"), (socket.AF_INET, "10.9.8.7")):
        threading.Thread(target=receive, args=(family, host), daemon=True).start()

    environment = {"HIKESHI_HOME": os.path.join(folder, "home"), "PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8"}
    def hikeshi(*arguments):
        done = subprocess.run([binary, *arguments], env=environment, capture_output=True, text=True)
        return done.stdout
    hikeshi("start", playbook, "--unchecked")
    outcomes = {}
    for name, v4, v6 in (("public", ["93.184.216.34"], []), ("loopback", ["127.0.0.1"], []),
                         ("metadata", ["169.254.169.254"], []), ("private", ["10.9.8.7"], []),
                         ("v6-loopback", [], ["::1"]), ("both", ["93.184.216.35", "127.0.0.1"], [])):
        answers["v4"], answers["v6"] = v4, v6
        connected.clear()
        hikeshi("endpoint", "add", "agent", "http://rebinding.example:8080/hook", "--allow-plain-http")
        hikeshi("notify", "agent", "--message", name)
        delivery = json.loads(hikeshi("deliveries", "list", "--json"))[-1]
        hikeshi("endpoint", "remove", "agent")
        outcomes[name] = {
            "causes": [attempt["cause"] for attempt in delivery["attempts"]],
            "verdicts": [attempt["verdict"] for attempt in delivery["attempts"]],
            "standing": delivery["standing"], "connected": list(connected),
        }
    print(json.dumps(outcomes), flush=True)
    """
}

enum NetworkNamespaces {
  static let areAllowed: Bool = {
    let trial = try? ExternalTool.run(
      "unshare", "-rmn", "sh", "-c", "ip link set lo up && python3 -c 'import socket'")
    return trial?.status == 0
  }()
}
