"""Rules of codes and kinds: 科目, 资金来源 and 绩效指标 must stand where they belong, under the names they have."""
