extension Schema {
  /// An endpoint of the company's own people can be sent warnings, and any endpoint can lie behind a proxy.
  static let version2 = """
    ALTER TABLE endpoint ADD COLUMN receives_warnings INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE endpoint ADD COLUMN proxy TEXT;
    """
}
