import { bilingual } from '../text/bilingual-text.ts';
import { plainDigits } from './notice-number.ts';
import { fault, type HeadLine, headLine, headsOf, type RawNotice, type Unreadable, wrong } from './notice-raw.ts';

const columns = ['date', 'kind', 'holiday'] as const;
type Column = (typeof columns)[number];

/** Column titles as people write them in a sheet. */
const titles: Readonly<Record<string, Column>> = {
  date: 'date',
  日期: 'date',
  kind: 'kind',
  安排: 'kind',
  类型: 'kind',
  holiday: 'holiday',
  节日: 'holiday',
  假日: 'holiday',
};
const kinds: Readonly<Record<string, string>> = {
  放假: 'off',
  休: 'off',
  休息: 'off',
  上班: 'work',
  班: 'work',
  调休上班: 'work',
};

/** 2026/1/1, 2026.1.1 and 2026年1月1日 are 2026-01-01; anything else stays as it is and is refused. */
const plainDate = (cell: string): string => {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(plainDigits(cell));
  return found === null ? cell : [found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].join('-');
};

const spellings: Readonly<Record<Column, (cell: string) => string>> = {
  date: plainDate,
  kind: (cell) => kinds[cell] ?? cell.toLowerCase(),
  holiday: (cell) => cell,
};

const titleLine = bilingual('首行 date,kind,holiday', 'the title line date,kind,holiday');
const threeValues = bilingual('三个值：日期,off 或 work,节日', 'three values: day, off or work, holiday');

/**
 * Lines `# name: value` for the notice, then one line per day: with commas under the title line `date,kind,holiday`, or
 * as copied from a sheet, with tabs, under a title line in any order or with none in this order. Empty lines are ignored.
 */
export function rawOfTable(source: string): RawNotice | Unreadable {
  const sheet = source.includes('\t');
  const heads: HeadLine[] = [];
  const rows: RawNotice['rows'][number][] = [];
  let order: readonly (Column | undefined)[] | undefined;
  for (const [at, whole] of source.split(/\r?\n/).entries()) {
    const place = `line ${at + 1}`;
    const head = headLine(whole, at + 1);
    if (head !== undefined) heads.push(head);
    if (whole.trim() === '' || whole.trim().startsWith('#')) continue;
    const values = whole.split(sheet ? '\t' : ',').map((one) => one.trim().replace(/^"(.*)"$/, '$1'));
    if (order === undefined) {
      const titled = values.map((value) => titles[value.toLowerCase()]);
      const complete = columns.every((name) => titled.includes(name));
      if (complete) {
        order = titled;
        continue;
      }
      if (!sheet) return { faults: [wrong(place, 'CSV', titleLine)] };
      if (titled.some((name) => name !== undefined)) return { faults: [missingColumn(place)] };
      order = columns;
    }
    const filled = values.filter((value) => value !== '').length;
    if (sheet ? filled < columns.length : values.length !== order.length)
      return { faults: [wrong(place, sheet ? 'Excel' : 'CSV', threeValues)] };
    const cells = order.flatMap((name, n) => (name === undefined ? [] : [[name, spellings[name](values[n] ?? '')]]));
    rows.push({ at: place, cells: Object.fromEntries(cells) });
  }
  return { ...headsOf(heads), rows, lines: true };
}

const missingColumn = (place: string) =>
  fault(
    place,
    bilingual('标题行缺少日期、安排或节日一列', 'The title line lacks the column date, kind or holiday'),
    bilingual(
      '复制三列：日期、安排（放假或上班）、节日',
      'Copy three columns: date 日期, kind 安排 (off or work), holiday 节日',
    ),
  );
