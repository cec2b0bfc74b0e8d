import CanonicalJSON
import CivilTime

extension ClockFacts {
  var json: JSONValue {
    var members: [(String, JSONValue)] = [("sinceBootMs", .integer(Int(sinceBootMilliseconds)))]
    if let bootID { members.append(("boot", .string(bootID))) }
    if let isSynchronised { members.append(("synchronised", .bool(isSynchronised))) }
    if let maximumErrorMicroseconds { members.append(("maxErrorUs", .integer(maximumErrorMicroseconds))) }
    return .object(JSONObject(members))
  }

  init?(json: JSONValue) {
    guard let sinceBoot = json["sinceBootMs"]?.integer else { return nil }
    self.init(
      bootID: json["boot"]?.string, sinceBootMilliseconds: Int64(sinceBoot),
      isSynchronised: json["synchronised"]?.bool, maximumErrorMicroseconds: json["maxErrorUs"]?.integer)
    // Members of another name or kind would be lost.
    guard self.json == json else { return nil }
  }
}

extension StatedTime {
  var json: JSONValue {
    .object(
      JSONObject([
        ("at", .string(instant.utcText)), ("offset", .string(offset)), ("zone", .string(zone)),
        ("precision", .string(precision.rawValue)), ("source", .string(source.rawValue)),
      ]))
  }

  init?(json: JSONValue) {
    guard let instant = json["at"]?.string.flatMap(Instant.init(utcText:)), let offset = json["offset"]?.string,
      let zone = json["zone"]?.string, let precision = json["precision"]?.string.flatMap(Precision.init(rawValue:)),
      let source = json["source"]?.string.flatMap(Source.init(rawValue:))
    else { return nil }
    self.init(instant: instant, offset: offset, zone: zone, precision: precision, source: source)
    guard self.json == json else { return nil }
  }
}
