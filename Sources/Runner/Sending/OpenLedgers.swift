import RunEngine
import RunStore

/// The incidents that a sender writes to, kept in memory between its entries: each is read and checked once, and from
/// then on only what others have added.
final class OpenLedgers {
  private let post: CommandPost
  private var files: [IncidentID: IncidentFile] = [:]

  init(post: CommandPost) { self.post = post }

  /// As it was when this sender last looked; `record` looks again.
  func file(_ id: IncidentID) throws(PostFault) -> IncidentFile {
    if let known = files[id] { return known }
    let file = try post.open(id)
    files[id] = file
    return file
  }

  /// In one commit.
  func record(_ commands: [Command], on id: IncidentID, changing changes: [OutboxChange]) throws(PostFault) {
    guard !commands.isEmpty else { return }
    // Taken out, so that the commit works on the only copy.
    var file: IncidentFile
    if let known = files.removeValue(forKey: id) { file = known } else { file = try post.open(id) }
    _ = try post.perform(commands, on: &file, changing: changes)
    files[id] = file
  }

  /// Reads everything anew from now on.
  func forget() { files = [:] }
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
