import EventCoding
import EvidenceLog
package import Export
import RunEngine
package import RunStore

extension CommandPost {
  /// Writes an incident's timeline, piece by piece.
  package func tellTimeline(
    of id: IncidentID, in format: any TimelineFormat, to write: (String) -> Void
  ) throws(PostFault) {
    let file = try open(id)
    let heading = TimelineHeading(state: file.state, zone: file.zone, root: file.frontier.root.hex)
    write(format.opening(heading))
    _ = try open(
      id,
      visiting: { leaf in
        guard leaf.recorded.sequence < heading.size else { return }
        write(format.entry(TimelineRow(leaf.recorded, playbook: file.playbook, zone: file.zone), under: heading))
      })
    write(format.closing(heading))
  }
}
