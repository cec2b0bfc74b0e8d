import RunStore
import Testing

extension StoreCheck {
  static let companyChecks: [StoreCheck] = [
    StoreCheck("endpoints come back as they were saved, oldest first") { place in
      let store = try place.open()
      let plain = EndpointRow(
        name: "保険代理店", url: "http://127.0.0.1:8080/", format: "slack", language: "en", role: "", secrets: [],
        allowedNetworks: [], caFile: "/etc/ssl/社内.pem", allowsPlainHTTP: true, isStopped: true,
        receivesWarnings: true, createdMilliseconds: 5)
      try store.add(plain)
      try store.save(Sample.endpoint("b", created: 3))
      try store.add(Sample.endpoint("c", created: 4))
      #expect(
        try place.open().endpoints() == [Sample.endpoint("b", created: 3), Sample.endpoint("c", created: 4), plain])
    },
    StoreCheck("save replaces, add does not, remove removes") { place in
      let store = try place.open()
      try store.add(Sample.endpoint("a"))
      try expectRefusal(.duplicateEndpoint("a"), by: store) { try store.add(Sample.endpoint("a", isStopped: true)) }
      try store.save(Sample.endpoint("a", isStopped: true))
      #expect(try store.endpoints() == [Sample.endpoint("a", isStopped: true)])
      try store.removeEndpoint("nobody")
      #expect(try store.endpoints().count == 1)
      try store.removeEndpoint("a")
      #expect(try store.endpoints().isEmpty)
      try store.add(Sample.endpoint("a"))
    },
    StoreCheck("settings are kept as text, the last one counts") { place in
      let store = try place.open()
      #expect(try store.setting("company") == nil)
      try store.set("company", "name: 株式会社\n\u{0}end\n")
      try store.set("other", "")
      #expect(try place.open().setting("company") == "name: 株式会社\n\u{0}end\n")
      #expect(try store.setting("other") == "")
      try store.set("company", "short")
      #expect(try store.setting("company") == "short")
      #expect(try store.setting("Company") == nil)
    },
  ]
}
