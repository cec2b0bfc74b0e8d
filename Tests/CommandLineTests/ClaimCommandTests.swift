import CanonicalJSON
import Foundation
import OutsideTools
import Testing

/// Costs, standstill and the claim so far, from the command line.
@Suite struct ClaimCommandTests {
  private func begun(_ language: String = "en", policy: String? = nil) throws -> Shell {
    let shell = try Shell(language: language)
    if let policy {
      let file = shell.folder.appending(path: "company.yaml")
      try Data("company: {zone: Asia/Tokyo}\npolicy: \(policy)\n".utf8).write(to: file)
      #expect(try shell.run("init", "--from", file.path).status == 0)
    }
    #expect(try shell.run("start", try shell.smallPlaybook(), "--discovered", "2026-01-05 00:00").status == 0)
    return shell
  }

  private func json(_ shell: Shell, _ arguments: String...) throws -> JSONValue {
    let result = try shell.run(arguments + ["--json"])
    #expect(result.status == 0, "\(result.errors)")
    return try JSONValue(parsing: Array(result.output.utf8))
  }

  private func file(_ name: String, in shell: Shell) throws -> String {
    let file = shell.folder.appending(path: name)
    try Data(name.utf8).write(to: file)
    return file.path
  }

  @Test func aCostFromQuoteToReceipt() throws {
    let shell = try begun()
    let added = try shell.run(
      "cost", "add", "investigation", "320万", "--what", "three machines", "--payee", "Lab", "--paper",
      "quote=\(try file("見積 書.pdf", in: shell))", "--occurred", "2026-01-06 10:00")
    #expect(added.status == 0, "\(added.errors)")
    #expect(added.errors.contains("● cost-1, investigation (forensics): 3,200,000 yen"))
    #expect(added.errors.contains("! cost-1: it needs the insurer's consent before it is ordered"))
    #expect(try shell.run("consent", "order", "--from", "insurer", "--by", "Tanaka", "--limit", "3000000").status == 0)
    let paid = try shell.run(
      "cost", "update", "cost-1", "--stage", "paid", "--consent", "order", "--paper",
      "invoice=\(try file("bill.pdf", in: shell))", "--paper", "payment=item-1")
    #expect(paid.status == 0, "\(paid.errors)")
    #expect(paid.errors.contains("goes up to 3,000,000 yen; the costs come to 3,200,000 yen (cost-1)"))

    let costs = try json(shell, "cost", "list")
    let cost = try #require(costs["costs"]?.array?.first)
    #expect(cost["yen"]?.integer == 3_200_000 && cost["stage"]?.string == "paid")
    #expect(cost["missingPapers"]?.array?.map(\.string) == ["contract", "report"])
    #expect(cost["papers"]?.array?.map { $0["item"]?.string } == ["item-1", "item-2", "item-1"])
    #expect(try shell.run("timeline").output.contains("of it") == false)

    #expect(try shell.run("cost", "withdraw", "cost-1").status == 65)
    #expect(try shell.run("cost", "withdraw", "cost-1", "--reason", "twice").status == 0)
    let again = try shell.run("cost", "update", "cost-1", "--yen", "1")
    #expect(again.status == 65 && again.errors.contains("was withdrawn by entry"))
    #expect(try json(shell, "cost", "list")["claimed"]?.integer == 0)
  }

  /// What a frightened person types is read whole or not at all, and nothing is recorded of it then.
  @Test(arguments: [
    ("3200000", 3_200_000), ("3,200,000", 3_200_000), ("３２０万円", 3_200_000), ("¥3,200,000", 3_200_000),
    ("1億2,000万", 120_000_000), ("1.5万", 15_000), ("0", 0), ("320万5000", 3_205_000),
  ])
  func amounts(_ typed: String, _ yen: Int) throws {
    let shell = try begun()
    #expect(try shell.run("cost", "add", "other", typed).status == 0)
    #expect(try json(shell, "cost")["costs"]?.array?.first?["yen"]?.integer == yen)
  }

  @Test func inAHurryTheTwoChangePlaces() throws {
    let shell = try begun()
    #expect(try shell.run("cost", "add", "3200000", "investigation").status == 0)
    #expect(try shell.run("cost", "update", "1", "--stage", "ordered").status == 0)
    #expect(try json(shell, "cost")["costs"]?.array?.map { $0["yen"]?.integer } == [3_200_000])
    #expect(try shell.run("cost", "withdraw", "1", "--reason", "x").status == 0)
  }

  @Test func amountsThatAreNone() throws {
    let shell = try begun()
    let before = try shell.ledger()
    for typed in [
      "", "abc", "3.2", "1,23", "3,2000", "-5", "320万万", "万", "1.00001万", "99999999999999999999", "99999999999999億",
      "3 200k",
    ] {
      let result = try shell.run("cost", "add", "other", "--", typed)
      #expect(result.status == 65, "\(typed): \(result.status) \(result.errors)")
    }
    #expect(try shell.run("cost", "add", "other", "10000000000001").status == 65)
    let unknown = try shell.run("cost", "add", "foto", "1")
    #expect(unknown.status == 65 && unknown.errors.contains("hikeshi cost kinds"))
    #expect(try shell.run("cost", "add", "rental", "1", "--stage", "bought").status == 64)
    #expect(try shell.run("cost", "add", "rental", "1", "--paper", "poem=x").status == 64)
    // Nothing is kept as evidence for a cost that is refused.
    let paper = "quote=\(try file("q.pdf", in: shell))"
    #expect(try shell.run("cost", "add", "rental", "1", "--consent", "nobody", "--paper", paper).status == 65)
    #expect(
      try shell.run("cost", "add", "rental", "1", "--paper", paper, "--paper", "invoice=nowhere.pdf").status == 66)
    #expect(try shell.run("cost", "update", "cost-1").status == 64)
    #expect(try shell.ledger() == before)
  }

  /// Five days without sales, half a day of waiting: the figures of the demonstration.
  @Test func theLossIsWorkedOutStepByStep() throws {
    let shell = try begun(policy: "{waiting-hours: 12, profit-rate: 35.0, deductible-yen: 100000}")
    #expect(try shell.run("downtime", "start", "orders", "--occurred", "2026-01-05 00:00").status == 0)
    let open = try shell.run("claim")
    let status = try shell.run("status").output
    #expect(status.contains("still at a stand: orders (since Mon 5 Jan 00:00) [outage-1]"))
    #expect(open.output.contains("outage-1 has no end") && open.output.contains("there are no sales figures"))
    #expect(try shell.run("downtime", "end", "--occurred", "2026-01-10 00:00").status == 0)
    for day in 5...9 {
      let result = try shell.run("downtime", "sales", "2026-01-0\(day)", "--usual", "180万", "--actual", "0")
      #expect(result.status == 0, "\(result.errors)")
    }
    let claim = try json(shell, "claim")
    #expect(claim["loss"]?["lost"]?.integer == 8_100_000)
    #expect(claim["loss"]?["loss"]?.integer == 2_835_000)
    #expect(claim["total"]?["asked"]?.integer == 2_735_000)
    #expect(claim["terms"]?["waitingHours"]?.integer == 12)
    #expect(try shell.run("downtime", "end").status == 65)
    #expect(try shell.run("downtime", "redate", "outage-1").status == 64)
    #expect(try shell.run("downtime", "redate", "outage-1", "--occurred", "2026-01-05 12:00").status == 0)
    #expect(try json(shell, "claim")["loss"]?["lost"]?.integer == 7_200_000)
    #expect(try shell.run("downtime", "sales", "2999-01-01", "--usual", "1", "--actual", "1").status == 65)
    #expect(try shell.run("downtime", "sales", "someday", "--usual", "1", "--actual", "1").status == 65)
  }

  @Test func theTermsOfThePolicyAreOnRecord() throws {
    let shell = try begun()
    #expect(try shell.run("claim", "policy").output.contains("No terms are on record."))
    let stated = try shell.run(
      "claim", "policy", "--waiting-hours", "12", "--waiting-mode", "threshold", "--limit", "5000万", "--profit-rate",
      "35.5%", "--covers", "prevention")
    #expect(stated.status == 0, "\(stated.errors)")
    #expect(try shell.run("claim").output.contains("the policy number is not on record"))
    let more = try shell.run("claim", "policy", "--deductible", "10万", "--number", "P-9", "--cost-days", "365日")
    #expect(more.status == 0, "\(more.errors)")
    let terms = try json(shell, "claim", "policy")
    #expect(terms["profitPerMille"]?.integer == 355 && terms["waitingMode"]?.string == "threshold")
    #expect(terms["number"]?.string == "P-9" && terms["costDays"]?.integer == 365)
    #expect(try shell.run("claim").output.contains("the policy number is not on record") == false)
    #expect(terms["deductibleYen"]?.integer == 100_000 && terms["limitYen"]?.integer == 50_000_000)
    let wrong = try shell.run("claim", "policy", "--paid-percent", "0")
    #expect(wrong.status == 65 && wrong.errors.contains("out of range"))
    #expect(try shell.run("claim", "policy", "--profit-rate", "35.55").status == 64)
    #expect(try shell.run("claim", "policy", "--excludes", "prevention").status == 65)
    // Registered in the middle of an incident, they reach it.
    let file = shell.folder.appending(path: "company.yaml")
    try Data("policy: {waiting-hours: 24}\n".utf8).write(to: file)
    #expect(try shell.run("init", "--from", file.path).errors.contains("on record in"))
    #expect(try json(shell, "claim", "policy")["waitingHours"]?.integer == 24)
    try Data("policy: {waiting-hours: soon}\n".utf8).write(to: file)
    #expect(try shell.run("init", "--from", file.path).status == 65)
  }

  @Test func japaneseColumnsLineUp() throws {
    let shell = try begun("ja")
    #expect(try shell.run("cost", "add", "rental", "30万", "--what", "代わりのPC").status == 0)
    #expect(try shell.run("cost", "add", "損害賠償", "777777").status == 0)
    let list = try shell.run("cost").output
    let ends = try ["300,000", "777,777"].map { amount -> Int in
      let row = try #require(list.split(separator: "\n").first { $0.contains(amount) })
      let end = try #require(row.range(of: amount)?.lowerBound)
      // A Japanese letter takes two columns.
      return row[..<end].unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }
    #expect(ends[0] == ends[1], "\(list)")
    let claim = try shell.run("claim").output
    for words in ["まとめ", "保険会社への連絡", "足りないもの・聞かれること", "記録にない: 保険会社に書面で知らせた"] {
      #expect(claim.contains(words), "\(words)")
    }
  }

  @Test func theBundleHoldsTheClaim() throws {
    let shell = try begun(policy: "{number: P-1, waiting-hours: 12, profit-rate: 35}")
    #expect(try shell.run("cost", "add", "rental", "300000", "--payee", "=1+1<b>").status == 0)
    let bundle = shell.folder.appending(path: "bundle").path
    #expect(try shell.run("export", "--out", bundle).status == 0)
    let page = try String(contentsOfFile: "\(bundle)/data/claim.html", encoding: .utf8)
    #expect(page.contains("300,000") && page.contains("=1+1&lt;b&gt;") && !page.contains("<b>"))
    let written = shell.folder.appending(path: "claim.html").path
    #expect(try shell.run("claim", "--out", written).status == 0)
    #expect(try String(contentsOfFile: written, encoding: .utf8) == page)
    let csv = String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(bundle)/data/costs.csv")), as: UTF8.self)
    #expect(csv.hasPrefix("\u{FEFF}費用 item") && csv.contains("'=1+1<b>"))
    // A claim that was made better by hand is named.
    try page.replacing("300,000", with: "900,000").write(
      toFile: "\(bundle)/data/claim.html", atomically: true, encoding: .utf8)
    let verified = try shell.run("verify", bundle)
    #expect(verified.status == 65 && (verified.output + verified.errors).contains("data/claim.html"))
  }
}
