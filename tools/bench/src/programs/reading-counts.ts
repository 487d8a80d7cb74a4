/** What became of fields in one row of a table. */
export interface Count {
  fields: number;
  right: number;
  /** Outcomes of the comparison with the true value. */
  agrees: number;
  looks: number;
  differs: number;
  /** Outcomes with another letter or digit typed. */
  changed: number;
  changedDiffers: number;
  changedAgrees: number;
  /** Outcomes with a letter or digit typed that looks alike. */
  alike: number;
  alikeAgrees: number;
}
const noCount = (): Count => ({
  fields: 0,
  right: 0,
  agrees: 0,
  looks: 0,
  differs: 0,
  changed: 0,
  changedDiffers: 0,
  changedAgrees: 0,
  alike: 0,
  alikeAgrees: 0,
});

const add = (to: Count, more: Partial<Count>): void => {
  for (const [key, value] of Object.entries(more) as [keyof Count, number][]) to[key] += value;
};

/** Counts by the rows of several tables. */
export class Tables {
  readonly #tables = new Map<string, Map<string, Count>>();

  add(table: string, row: string, count: Partial<Count>): void {
    const rows = this.#tables.get(table) ?? new Map<string, Count>();
    this.#tables.set(table, rows);
    const total = rows.get(row) ?? noCount();
    rows.set(row, total);
    add(total, count);
  }

  /** Every table as Markdown, its rows by name and their sum last. */
  lines(): string[] {
    return [...this.#tables].flatMap(([title, rows]) => {
      const all = noCount();
      for (const count of rows.values()) add(all, count);
      const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
      return [
        '',
        `| ${title} | fields | read right | agrees | look | false differs | changed: differs | false agrees | alike: false agrees |`,
        '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
        ...[...sorted, ['all', all] as const].map(([name, count]) => `| ${name} | ${cellsOf(count).join(' | ')} |`),
      ];
    });
  }
}

const cellsOf = (count: Count): (string | number)[] => [
  count.fields,
  withInterval(count.right, count.fields),
  percent(count.agrees, count.fields),
  percent(count.looks, count.fields),
  withInterval(count.differs, count.fields),
  percent(count.changedDiffers, count.changed),
  withInterval(count.changedAgrees, count.changed),
  withInterval(count.alikeAgrees, count.alike),
];

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** A share in percent with its 95 % interval (Wilson). */
function withInterval(part: number, whole: number): string {
  if (whole === 0) return '–';
  const z = 1.96;
  const share = part / whole;
  const middle = share + (z * z) / (2 * whole);
  const half = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  const bound = (of: number) => ((100 * of) / (1 + (z * z) / whole)).toFixed(whole > 5000 ? 2 : 1);
  return `${(100 * share).toFixed(whole > 5000 ? 2 : 1)} % (${bound(Math.max(0, middle - half))} to ${bound(Math.min(1 + (z * z) / whole, middle + half))})`;
}
