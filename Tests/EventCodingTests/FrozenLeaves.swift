import EventCoding

/// A leaf as it was first written: its data, and the SHA-256 of all its bytes and of its disclosures, one a line.
struct FrozenLeaf {
  let type: EventType
  let data: String
  let bytesSHA256: String
  let disclosuresSHA256: String

  init(_ type: EventType, _ data: String, _ bytesSHA256: String, _ disclosuresSHA256: String) {
    self.type = type
    self.data = data
    self.bytesSHA256 = bytesSHA256
    self.disclosuresSHA256 = disclosuresSHA256
  }

  /// One whole leaf, `run-completed` with its envelope.
  static let whole = #"""
    {"_sd":["uVYhmp_Id993juWCMGwcdkxxQYsj92dikBhbGynxlTc"],"by":null,"clock":{"boot":"5f0c3c9e-1d7b-4f57-9a53-0d8f\#
    6f3f2b11","maxErrorUs":16000,"sinceBootMs":86400123,"synchronised":true},"data":{},"occurred":{"at":"2026-11-2\#
    4T12:05:00.000Z","offset":"+09:00","precision":"about","source":"camera","zone":"Asia/Tokyo"},"recorded":"2026\#
    -11-24T12:07:01.005Z","role":"staff","salt":"Y_HuCEaczayf9zWrJ4qEug","seq":7,"step":"look-for-others#2","type"\#
    :"run-completed","v":1}
    """#

  /// Of every type, in the order of `EventType`.
  static let all: [FrozenLeaf] = [
    FrozenLeaf(
      .incidentStarted,
      #"""
      {"company":null,"incident":"2026-11-24-ab3d","isDrill":true,"name":null,"playbook":"ransomware","playbook\#
      SHA256":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f","policyNumber":null,"program":\#
      "hikeshi 0.1.0","zone":"Asia/Tokyo"}
      """#,
      "7a1eeab671f438b92c6fe940a8d030ac318ac8169ca7656677e9d169b87f6e4a",
      "cf5bfca70b404da603b4c9d46a0bda71dff86f13aad7fde7c1b10b64e6050611"),
    FrozenLeaf(
      .stepOpened, #"{"track":"contain"}"#,
      "1b32583d21b6899bbfcc7ee94ba8b99b785d17dccaa3b30ac25c87157d0cbc6a",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .stepFinished, #"{"note":null,"outcome":{"answer":"one-more","kind":"answered"}}"#,
      "fa749e970421f802f856264a9f3699d1ce0cd3fa6f224557aa4544288300bfb1",
      "0620479c12852470d0c77a96f309268562f774a94c1848f0aa3fa11015a1a03b"),
    FrozenLeaf(
      .stepSkipped, #"{"reason":null}"#,
      "861c55dd5dad09b0b2fda87f2e0946afe29f84d45d8cbc0bed19dc00ca7ef409",
      "82774190c3c64fd4ff16f1de4386ea045b13c04f16ec59492c5f92c462ccf89e"),
    FrozenLeaf(
      .stepPassedOver, "{}",
      "adad95a5ba04d7c1aa188c9bababb5ce4d6bc311bad2286d20b4a25e2598f83f",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .stepTimedOut, "{}",
      "ca1548e47f8738d932c79662c69efb3842d583563a326ea0190573719402c6f3",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .trackFinished, #"{"track":"contain"}"#,
      "e88fd6814ef112d3e58402a77af499bce128a4a252077d12cf6b70ca4ebe6feb",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .runCompleted, "{}",
      "550060724ba4a7971594d3f8ecb91911be534d51093b712e2f3fa061e9d2c2da",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .gateOverridden, #"{"consents":["forensic-order","emergency-spending"],"reason":null}"#,
      "2f6c5dd13a767ece4fa4f7e958b1cb4e95aa198d8a3ad58e7cdd5b77fb64c5da",
      "f8d920ad499948a7c4825774306bd19e9e883673f1787aff8c6202ff0b92551d"),
    FrozenLeaf(
      .consentRecorded,
      #"""
      {"consent":"forensic-order","decision":"granted","from":"insurer","givenBy":null,"limitYen":3000000,"note\#
      ":null,"reference":null}
      """#,
      "0d67a28b72732586676c25bd247feb965be96881e25346fd8e7d45148601562a",
      "3d3055dbcbcc1047efe6265a5da170183a5cd53d41a29fba5c4dd5a3eec4a15b"),
    FrozenLeaf(
      .roleDelegated, #"{"contact":null,"role":"it","to":null}"#,
      "4f0590c38a7b5e308974e501d2c550434f474fb567e2c5920aa2962f6f6db520",
      "985c9a8e1adc21f7e14a50eaee2fb98594190dbc2beb6641f66b0d4bac190cd5"),
    FrozenLeaf(
      .playbookJoined, #"{"playbook":"data-leak","reason":null}"#,
      "247bf87a57ef1698a36b44a664679254f7ff56ecfcd5780d55c77ade2b35aa57",
      "1a516851c159d2c80c8d4c19fc92715f362f2e3749dd3964e912331c4192c955"),
    FrozenLeaf(
      .factStated, #"{"fact":"receipt-number","kind":"text","words":null}"#,
      "60b23280887ae1e07b409f03fb97cc546cbe20f95a2febceeed15442ca5a4c72",
      "aefeb028b1cc837244c70ad399073ddf88e07a29b6be6888beea0334880d3c00"),
    FrozenLeaf(
      .noteTaken, #"{"note":null}"#,
      "8445eadb09b2927d95657f2b82c7455d301f810eb6f845bd833428955f486e05",
      "676d10ea3322e1a546fe62ce3ddb43623e62dc20474b985631387f75b810a7a1"),
    FrozenLeaf(
      .eventCorrected, #"{"event":4,"note":null}"#,
      "28707870c97af35da750984b74080d7d3a309f9c10da0a5a439f6a1d25211012",
      "dffcdd3d919509707af3f71074bf93ab47150caee59847199015d12d7848406d"),
    FrozenLeaf(
      .attachmentCollected,
      #"""
      {"custody":{"description":null,"method":null,"source":null,"witness":null},"fileName":null,"item":"item-1\#
      ","sha256":null,"size":1048576}
      """#,
      "27a09f190816278c666e7b6077d2f0208df357ed5e1d87c7cca228aa691fb235",
      "9549c93ab43416fe33917bf95f01ad82cfaef18d78559030debdfc1a06a0ef40"),
    FrozenLeaf(
      .custodyRecorded, #"{"act":"released","from":null,"item":"item-1","purpose":null,"to":null}"#,
      "8f64725ef07b1634dd2e6eeb8030974bdc086325b6457106204a4f4a6602d9de",
      "173bf7edce6301763380de8cead8e9fbf7d5fcdcddba063c167145628125774d"),
    FrozenLeaf(
      .noticeRequested, #"{"message":"first-notice","to":"agent","words":null}"#,
      "7f6f701b80afc1b13f17dbc63ff0ad01c3b15699062016bdfef65dcf8758b211",
      "e9bd74ad591ae47b7d13099a37a4474a7805c1d6b3fe604d0941dcd990f5a876"),
    FrozenLeaf(
      .noticeQueued, #"{"delivery":"d-1","endpoint":"agent","message":"first-notice","to":"agent"}"#,
      "76c1752171818d8b84c8a75cc86c684aa472940762f139c4e8bb3a5d24653c08",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .attemptStarted, #"{"delivery":"d-1","mayBeDuplicate":true,"number":2}"#,
      "7fe90076b364f2230a801448d253ef20978cc194ae4224be4e58b70b70d734fc",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .attemptFinished,
      #"""
      {"cause":"http-503","certificateSHA256":"9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c\#
      ","curlCode":0,"dateSkewSeconds":-1,"delivery":"d-1","httpStatus":503,"milliseconds":{"connect":2,"firstB\#
      yte":4,"nameLookup":1,"tls":3,"total":5},"number":2,"remoteAddress":"192.0.2.7","tlsVersion":"TLSv1.3","v\#
      erdict":"retrying"}
      """#,
      "2ef78c9c2856a76b1d4cb668df9c87f1860fec629d0c7810734a0685940c9139",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .deliveryEnded, #"{"delivery":"d-1","why":"exhausted"}"#,
      "3ca038448dfffd056a182a53da868b9fc21938b695b993d1b24cb123762d1b2e",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .deliveryAcknowledged, #"{"delivery":"d-1","note":null,"reference":null}"#,
      "ca9ccd1313aa38f9f61079075f8ddb13a2e568c46ed38b19f598da93c251e3cb",
      "4be5b7d97fc213737632f2a6819387a93dcb7583bd4e14fe6ca29d2fe50e3e9a"),
    FrozenLeaf(
      .noticeEscalated,
      #"""
      {"fallback":"reach-agent","message":"first-notice","request":17,"to":"agent","why":"unacknowledged"}
      """#,
      "aa916a745391f36e07ad468b1010e6156906bc1a4d2732e9979a8fb128325c49",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .reminderGiven,
      #"""
      {"clock":"deadline:ppc-prompt","lastInstant":"2026-11-29T14:59:59.999Z","leadMilliseconds":86400000}
      """#,
      "5bade48aea69a5f5b38f9962cea4a94449368789670de60ac498242d77f0bda6",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .deadlineMissed, #"{"clock":"deadline:ppc-prompt","lastInstant":"2026-11-29T14:59:59.999Z"}"#,
      "e972a358dbcc45bd0f6956c298b0cd2ce3913cfce12d0978f06c3dd6d1be80ab",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .clockJumped, #"{"byMilliseconds":-3600000}"#,
      "32e223bd026c7af242f75f5de801eb65313a0ac91be9e8c9cd4d29a9411e8812",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .checkpointAnchored,
      #"""
      {"authority":"tsa.example","certificatesSHA256":"3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c\#
      3c","clockDifferenceMilliseconds":-7000,"requestSHA256":"1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a\#
      1a1a1a1a1a","responseSHA256":"2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b","size":42,"standi\#
      ng":"trusted","time":"2026-11-24T12:05:00.000Z"}
      """#,
      "d3477f8241cbd8c220572597623e7ebcb53c9bd5e3fb772593e46723691a17ba",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .costRecorded,
      #"""
      {"consent":"data-recovery-cost","item":"cost-1","kind":"data-recovery","papers":[{"item":"item-3","paper":"quo\#
      te"},{"item":"item-4","paper":"invoice"}],"payee":null,"stage":"invoiced","upgradeYen":300000,"what":null,"yen\#
      ":1500000}
      """#,
      "af7f99163283e91c13911b349ff41c88cba2e411757b1bbedf71652886891c38",
      "ad332722fa668050f126ec47d910da321bfbfbb21e6937c07ad4579ed045e29b"),
    FrozenLeaf(
      .outageBegan, #"{"extent":"partial","outage":"outage-1","system":null}"#,
      "08023c1ce1d370b18501248d3980f739098a09546d823a5295170bb57195cc1e",
      "740ee2d7e2b1723bffb0f9bae5948b17a0d665172383222b9d20b5538cac2a32"),
    FrozenLeaf(
      .outageEnded, #"{"outage":"outage-1"}"#,
      "d172c92020ad65d0367fc29fbfc942cc6539562bc3bb0c9bd9716ab8555367e3",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .salesStated, #"{"actualYen":0,"day":"2026-11-24","savedYen":20000,"usualYen":1800000}"#,
      "5afc12bb964ebf289a46a8363f62cc8ec2ce2fb6cb0e35e21a3d1799e3bd2534",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .policyStated,
      #"""
      {"costDays":365,"covers":["prevention"],"deductibleYen":100000,"excludes":["condolence","other"],"from":"2026-\#
      04-01","limitYen":50000000,"lossDays":90,"lossLimitYen":10000000,"paidPercent":90,"profitPerMille":350,"until"\#
      :"2027-03-31","waitingHours":12,"waitingMode":"threshold"}
      """#,
      "0393dc279a96bb147535edc33042f38a342945f54670c4ff0d4dcd1e04cff123",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .claimItemWithdrawn, #"{"item":"cost-1","reason":null}"#,
      "fd59bbebb5f1095be5363e3e49e73e8913848835867b9f2c6cad546ad4cd0b0f",
      "84a095dceeabfd4745b71d2058c04999d4ca9c2f6674fad3faa4a9841d10a740"),
  ]

  /// Of `Examples.grown`.
  static let grown: [FrozenLeaf] = [
    FrozenLeaf(
      .noticeQueued, #"{"delivery":"d-2","endpoint":"owner","to":"owner","warning":"reminder"}"#,
      "2b7d914c4ce5f1de87a8781e2b8c64ef4f1ddac08e7a904e6cc3b7d16ebc9d36",
      "b956219a9fc877df778ee582306c1c764c71418b23f7676290185b1b29f19537"),
    FrozenLeaf(
      .attemptFinished,
      #"""
      {"cause":"redirect-302","curlCode":0,"delivery":"d-1","httpStatus":302,"milliseconds":{"connect":0,"firstByte":0,"\#
      nameLookup":0,"tls":0,"total":0},"number":1,"remoteAddress":"192.0.2.7:443","response":{"body":null,"headers":null\#
      ,"location":null},"verdict":"refused"}
      """#,
      "f55182ab71de606e127648132e1b365341ed7ce71187dcab48ff688319b30b96",
      "eb194d71bd2dd9d85c02cd4714987c2020179462d88b418cbd919f1d8c1d8577"),
  ]
}
