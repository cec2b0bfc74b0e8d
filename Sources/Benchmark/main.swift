import Foundation

let usage = "usage: hikeshi-bench verify [ENTRIES] | export | step | next | check | all"
let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "verify": try Benchmarks.verification(entries: arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000)
case "verify-one": try Benchmarks.verifyOne(arguments.last ?? "")
case "export": try Benchmarks.export()
case "export-one": try Benchmarks.exportOne(entries: arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000)
case "step": try Benchmarks.step()
case "next": try Benchmarks.next()
case "check": try Benchmarks.check()
case "all":
  try Benchmarks.verification(entries: 1_000_000)
  try Benchmarks.export()
  try Benchmarks.step()
  try Benchmarks.next()
  try Benchmarks.check()
default:
  FileHandle.standardError.write(Data("\(usage)\n".utf8))
  exit(64)
}
