import Foundation

// What starting a program that has Foundation costs: the clock of the benchmark's `next`.
_ = FileManager.default
