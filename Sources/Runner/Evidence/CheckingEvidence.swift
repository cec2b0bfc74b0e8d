package import ClaimBundle
package import RunEngine
package import RunStore

extension CommandPost {
  /// Hashes the kept content of evidence anew and puts on record what was found.
  ///
  /// - Parameter items: which; all of them when there are none.
  package func checkEvidence(
    _ items: [String], by actor: Actor?, on id: IncidentID, meter: WorkMeter? = nil
  ) throws(PostFault) -> [CustodyRecorded] {
    let attachments = try open(id).state.attachments
    if let unknown = items.first(where: { item in !attachments.contains { $0.item == item } }) {
      throw .refused(.unknownItem(unknown, known: attachments.map(\.item)))
    }
    var found: [CustodyRecorded] = []
    for attachment in attachments where items.isEmpty || items.contains(attachment.item) {
      meter?.expect(attachment.size)
    }
    for attachment in attachments where items.isEmpty || items.contains(attachment.item) {
      guard let hash = attachment.sha256.text else { continue }
      let isSame = hashOfKept(hash, meter) == hash
      let custody = CustodyRecorded(item: attachment.item, act: isSame ? .verified : .foundChanged)
      _ = try perform(Command(.keepCustody(custody), actor: actor), on: id)
      found.append(custody)
    }
    return found
  }
}
