package import RunEngine
package import RunStore

/// The incidents that somebody writes to again and again, kept in memory between its entries: each is read and checked once, and from
/// then on only what others have added.
package final class OpenLedgers {
  private let post: CommandPost
  private var files: [IncidentID: IncidentFile] = [:]

  package init(post: CommandPost) { self.post = post }

  /// As it is on disk now.
  func file(_ id: IncidentID) throws(PostFault) -> IncidentFile {
    let file = try current(id)
    files[id] = file
    return file
  }

  /// Taken out of the table, so that whoever changes it works on the only copy.
  private func current(_ id: IncidentID) throws(PostFault) -> IncidentFile {
    guard var file = files.removeValue(forKey: id) else { return try post.open(id) }
    try post.catchUp(&file)
    return file
  }

  /// In one commit; what was recorded.
  @discardableResult
  package func record(
    _ commands: [Command], on id: IncidentID, changing changes: [OutboxChange] = []
  ) throws(PostFault) -> [RecordedEvent] {
    guard !commands.isEmpty else { return [] }
    var file = try current(id)
    let recorded = try post.perform(commands, on: &file, changing: changes)
    files[id] = file
    return recorded.events
  }
}

protocol OfIncident {
  var incident: IncidentID { get }
}

extension Array where Element: OfIncident {
  /// In the order in which the incidents first come.
  var groupedByIncident: [(IncidentID, [Element])] {
    var order: [IncidentID] = []
    var groups: [IncidentID: [Element]] = [:]
    for element in self {
      if groups[element.incident] == nil { order.append(element.incident) }
      groups[element.incident, default: []].append(element)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }
}

extension OutboxEntry: OfIncident {}
