/// Names of our own for the parts of a foreign playbook, short enough to type: each is given once.
struct NameGiver {
  private var taken: Set<String>

  init(reserved: Set<String> = []) { taken = reserved }

  /// `IP Lookup` becomes `ip-lookup`, the next one `ip-lookup-2`; what has no Latin letters is named by `fallback`.
  mutating func name(for text: String, fallback: String) -> String {
    let slug = NameGiver.slug(text)
    let stem = slug.isEmpty ? fallback : slug
    var name = stem
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(stem)-\(number)"
      number += 1
    }
    return name
  }

  static func slug(_ text: String) -> String {
    var slug = ""
    for byte in text.lowercased().utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        slug.unicodeScalars.append(Unicode.Scalar(byte))
      default: if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
      }
      if slug.utf8.count >= 40 { break }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug
  }
}
