import { bilingual } from '../text/bilingual-text.ts';
import { plainDigits } from './notice-number.ts';
import { fault, type HeadLine, headLine, headsOf, type RawNotice, type Unreadable } from './notice-raw.ts';
import { dayNumberOf, dayOfNumber, isDay } from './shanghai.ts';

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

/** Day 0 of a sheet's day numbers is 1899-12-30. */
const SHEET_EPOCH = dayNumberOf('1899-12-30');

/**
 * 2026/1/1, 2026.1.1 and 2026年1月1日 are 2026-01-01, with a time of 0:00 or a weekday behind, too, and so is 46023, the number of the day
 * in a sheet; anything else stays as it is and is refused.
 */
const plainDate = (cell: string): string => {
  const plain = plainDigits(cell);
  if (/^[3-6]\d{4}$/.test(plain)) return dayOfNumber(SHEET_EPOCH + Number(plain));
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s+0?0:00(?::00)?|\s*[（(]?(?:星期|周).[）)]?)?$/u.exec(
    plain,
  );
  return found === null ? cell : [found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].join('-');
};

const separators = [',', ';', '\t', '，', '；'] as const;
type Separator = (typeof separators)[number];

/** The cells of a line; quotes as in CSV. Empty cells at its end are those of an unused column. */
function cellsOf(line: string, separator: Separator): string[] {
  const cells = [''];
  let quoted = false;
  for (const [at, one] of [...line].entries()) {
    if (one === '"') quoted = cells.at(-1) === '' && line[at - 1] !== '"' ? true : !quoted;
    else if (one === separator && !quoted) cells.push('');
    else cells[cells.length - 1] += one;
  }
  const plain = cells.map((cell) => cell.trim());
  while (plain.length > columns.length && plain.at(-1) === '') plain.pop();
  return plain;
}

/** What separates the cells of the first line that has three; a comma when none does. */
function separatorOf(lines: readonly string[]): Separator {
  const isRow = (line: string) => line.trim() !== '' && !/^[",;\t\s]*#/.test(line);
  const first = lines.find(isRow) ?? '';
  return separators.find((one) => cellsOf(first, one).length >= columns.length) ?? (first.includes('\t') ? '\t' : ',');
}

const spellings: Readonly<Record<Column, (cell: string) => string>> = {
  date: plainDate,
  kind: (cell) => kinds[cell] ?? cell.toLowerCase(),
  holiday: (cell) => cell,
};

const threeValues = bilingual('三个值：日期,off 或 work,节日', 'three values: day, off or work, holiday');

/**
 * Lines `# name: value` for the notice, then one line per day: with commas, semicolons or tabs, as a sheet saves or copies them, under a
 * title line in any order or with none in the order day, kind, holiday. Empty lines are ignored.
 */
export function rawOfTable(source: string): RawNotice | Unreadable {
  const lines = source.split(/\r\n?|\n/).filter((line, at) => at > 0 || !/^sep=./i.test(line));
  const separator = separatorOf(lines);
  const heads: HeadLine[] = [];
  const rows: RawNotice['rows'][number][] = [];
  let order: readonly (Column | undefined)[] | undefined;
  for (const [at, whole] of lines.entries()) {
    const place = `line ${at + 1}`;
    const head = headLine(whole, at + 1);
    if (head !== undefined) heads.push(head);
    const values = cellsOf(whole, separator);
    if (values.every((value) => value === '') || values[0]?.startsWith('#')) continue;
    if (order === undefined) {
      const titled = values.map((value) => titles[value.toLowerCase()]);
      const complete = columns.every((name) => titled.includes(name));
      if (complete) {
        order = titled;
        continue;
      }
      if (titled.some((name) => name !== undefined)) return { faults: [missingColumn(place)] };
      if (values.length < columns.length ? !isDay(plainDate(values[0] ?? '')) : !/\d/.test(values[0] ?? ''))
        return { faults: [neither(place, whole)] };
      order = columns;
    }
    if (values.filter((value) => value !== '').length < columns.length)
      return { faults: [fault(place, tooFew, bilingual(`应为：${threeValues.zh}`, `It must be: ${threeValues.en}`))] };
    const cells = order.flatMap((name, n) => (name === undefined ? [] : [[name, spellings[name](values[n] ?? '')]]));
    rows.push({ at: place, cells: Object.fromEntries(cells) });
  }
  return { ...headsOf(heads), rows, lines: true };
}

const tooFew = bilingual('此行不足三个值', 'This line has fewer than three values');

const neither = (place: string, line: string) =>
  fault(
    place,
    bilingual(
      `既不是通知原文，也不是表格：“${line.trim().slice(0, 40)}”`,
      `Neither the wording of a notice nor a table: “${line.trim().slice(0, 40)}”`,
    ),
    bilingual(
      '粘贴通知全文（含标题），或表格的三列：日期、安排（放假或上班）、节日',
      'Paste the whole notice with its title, or three columns of a table: day, off or work, holiday',
    ),
  );

const missingColumn = (place: string) =>
  fault(
    place,
    bilingual('标题行缺少日期、安排或节日一列', 'The title line lacks the column date, kind or holiday'),
    bilingual(
      '复制三列：日期、安排（放假或上班）、节日',
      'Copy three columns: date 日期, kind 安排 (off or work), holiday 节日',
    ),
  );
