import { z } from 'zod';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { formatCount } from '../text/in-words.ts';
import type { Reason } from '../text/refusal.ts';
import type { Calendar } from './gazette.ts';
import { normalNumber } from './notice-number.ts';
import { isProse, rawOfProse } from './notice-prose.ts';
import { fault, type RawNotice, type Unreadable, wrong } from './notice-raw.ts';
import { rawOfTable } from './notice-table.ts';
import { isDay } from './shanghai.ts';

/** 放假通知: a notice of the State Council's General Office as loaded by an administrator, with the days that it names. */
export interface HolidayNotice {
  /** Short name by which days refer to it, e.g. `2027` or `2027-labour`. */
  readonly id: string;
  /** 国务院办公厅关于2027年部分节假日安排的通知 */
  readonly title: string;
  /** 文号, e.g. 国办发明电〔2026〕7号 */
  readonly number: string;
  /** YYYY-MM-DD: when it was published on gov.cn. */
  readonly published: string;
  /** Its address, http or https. */
  readonly url: string;
  /** YYYY-MM-DD: with this notice every notice is loaded up to this day. */
  readonly loadedUntil: string;
  /** It changes a part of a year that is loaded: the calendar's end stays. */
  readonly partOfYear?: true;
  readonly days: readonly NoticeDay[];
}

export interface NoticeDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly working: boolean;
  /** In Chinese as in the notice: 春节. */
  readonly holiday: string;
  /** Position in the text: `line 9`, `days[3]`. */
  readonly at: string;
}

export type NoticeRead =
  | { readonly ok: true; readonly notice: HolidayNotice }
  | { readonly ok: false; readonly faults: readonly Reason[] };

/** Maximum length of a notice text in characters; a notice names about forty days. */
export const MAX_NOTICE_TEXT = 100_000;
const MOST_DAYS = 200;
/** Maximum number of reported faults. */
const MOST_FAULTS = 20;

const real = z.string().refine(isDay);
/** Schema of each value, and the message if it does not match. */
const heads = {
  id: [
    z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{0,39}$/),
    bilingual('1–40 个字母、数字或连字符，如 2027', '1 to 40 letters, digits or hyphens, like 2027'),
  ],
  title: [z.string().trim().min(1).max(120), bilingual('1–120 字', '1 to 120 characters')],
  number: [
    z.string().regex(/^.{2,30}〔\d{4}〕\d{1,4}号$/u),
    bilingual('文号，如 国办发明电〔2025〕7号', 'its number, like 国办发明电〔2025〕7号'),
  ],
  published: [real, bilingual('存在的日期，YYYY-MM-DD', 'a day that exists, YYYY-MM-DD')],
  url: [z.url({ protocol: /^https?$/ }).max(300), bilingual('http 或 https 地址', 'an http or https address')],
  loadedUntil: [real, bilingual('存在的日期，YYYY-MM-DD', 'a day that exists, YYYY-MM-DD')],
} as const satisfies Record<string, readonly [z.ZodType<string>, BilingualText]>;
const headNames = Object.keys(heads) as (keyof typeof heads)[];

const cells = {
  date: [real, bilingual('存在的日期，YYYY-MM-DD', 'a day that exists, YYYY-MM-DD')],
  kind: [z.enum(['off', 'work']), bilingual('off（放假）或 work（上班）', 'off (a day off) or work (a make-up day)')],
  holiday: [z.string().trim().min(1).max(20), bilingual('节日名称，1–20 字', 'the holiday, 1 to 20 characters')],
} as const satisfies Record<string, readonly [z.ZodType<string>, BilingualText]>;
const cellNames = Object.keys(cells) as (keyof typeof cells)[];

/**
 * Reads a notice from text: JSON, the wording of gov.cn, a CSV file or rows copied from a sheet (docs/operations.md shows
 * each). Every fault has its line or path, the field, and what it must be; at most 20 are reported. The notice is not
 * compared with a calendar here; `known` says where a holiday ends that the text extends.
 */
export function readNotice(source: string, known?: KnownNotices): NoticeRead {
  const trimmed = source.replace(/^\uFEFF/, '');
  if (trimmed.includes('\uFFFD')) return no([wrongEncoding]);
  if (trimmed.length > MAX_NOTICE_TEXT || trimmed.trim() === '') {
    const message = bilingual('文件为空或过大', 'The file is empty or too large');
    return no([
      fault(
        'text',
        message,
        bilingual(
          `一份通知不超过 ${MAX_NOTICE_TEXT / 10_000} 万字符`,
          `A notice has at most ${formatCount(MAX_NOTICE_TEXT)} characters`,
        ),
      ),
    ]);
  }
  const found = rawOf(trimmed, known);
  if ('faults' in found) return no(found.faults.slice(0, MOST_FAULTS));
  const raw = withNormalNumber(found);
  const faults = [
    ...headNames
      .filter((name) => !heads[name][0].safeParse(raw.heads[name]).success)
      .map((name) => wrong(raw.headAt(name), name, raw.lines ? asLine(name) : heads[name][1])),
    ...raw.rows.flatMap((row) =>
      cellNames
        .filter((name) => !cells[name][0].safeParse(row.cells[name]).success)
        .map((name) => wrong(`${row.at} ${name}`, name, cells[name][1])),
    ),
    ...twice(raw),
  ];
  if (raw.rows.length === 0 || raw.rows.length > MOST_DAYS) {
    const message = bilingual(`通知应列出 1 至 ${MOST_DAYS} 天`, `A notice names 1 to ${MOST_DAYS} days`);
    faults.push(fault('days', message, bilingual('逐日列出放假日和上班日', 'List each day off and each make-up day')));
  }
  if (faults.length > 0) return no(faults.slice(0, MOST_FAULTS));
  return { ok: true, notice: { ...noticeOf(raw), ...(found.partOfYear ? { partOfYear: true as const } : {}) } };
}

/** What is loaded. */
export interface KnownNotices {
  readonly calendar: Calendar;
  readonly notices: readonly { readonly id: string; readonly number: string }[];
}

function rawOf(source: string, known: KnownNotices | undefined): RawNotice | Unreadable {
  if (source.trimStart().startsWith('{')) return rawOfJson(source);
  if (!isProse(source)) return rawOfTable(source);
  return rawOfProse(source, (holiday, year, number) => known && lastDayOff(known, holiday, year, number));
}

/** The last day off of the holiday in this year, as notices with another number give it. */
function lastDayOff(
  { calendar, notices }: KnownNotices,
  holiday: string,
  year: number,
  number: string,
): string | undefined {
  const own = new Set(notices.filter((one) => normalNumber(one.number) === number).map(({ id }) => id));
  return [...calendar.days.values()]
    .filter((day) => !day.working && day.holiday?.includes(holiday) && !own.has(day.noticeId))
    .map(({ day }) => day)
    .filter((day) => day.startsWith(`${year}-`))
    .sort()
    .at(-1);
}

const wrongEncoding = fault(
  'text',
  bilingual(
    '文字有乱码，文件的编码未能识别',
    'Some characters cannot be read: the encoding of the file was not recognised',
  ),
  bilingual(
    '请另存为“CSV UTF-8（逗号分隔）”或 .xlsx 后再选择',
    'Save it as “CSV UTF-8 (Comma delimited)” or as .xlsx, and choose it again',
  ),
);

const withNormalNumber = (raw: RawNotice): RawNotice =>
  typeof raw.heads.number === 'string'
    ? { ...raw, heads: { ...raw.heads, number: normalNumber(raw.heads.number) } }
    : raw;

const chineseNames = {
  id: '编号',
  title: '标题',
  number: '文号',
  published: '发布日期',
  url: '地址',
  loadedUntil: '载入至',
} as const satisfies Record<keyof typeof heads, string>;

const asLine = (name: keyof typeof heads): BilingualText => {
  const [, { zh, en }] = heads[name];
  return bilingual(
    `${zh}；写成单独一行“# ${chineseNames[name]}: …”`,
    `${en}; write it before the days in a line “# ${name}: …”`,
  );
};

const no = (faults: readonly Reason[]): NoticeRead & { ok: false } => ({ ok: false, faults });

function twice({ rows }: RawNotice): Reason[] {
  const seen = new Map<unknown, string>();
  return rows.flatMap(({ at, cells: { date } }) => {
    const before = seen.get(date);
    seen.set(date, at);
    if (before === undefined || typeof date !== 'string') return [];
    const message = bilingual(`${date} 重复出现（另见 ${before}）`, `${date} stands twice (also at ${before})`);
    return [fault(`${at} date`, message, bilingual('每天只写一次', 'Write each day once'))];
  });
}

function noticeOf({ heads: values, rows }: RawNotice): HolidayNotice {
  const head = Object.fromEntries(headNames.map((name) => [name, String(values[name]).trim()])) as Record<
    keyof typeof heads,
    string
  >;
  const days = rows.map(({ at, cells: cell }) => ({
    day: String(cell.date),
    working: cell.kind === 'work',
    holiday: String(cell.holiday).trim(),
    at,
  }));
  return { ...head, days: days.sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{ id, title, number, published, url, loadedUntil, days: [{ date, kind, holiday }] }`; other keys are ignored. */
function rawOfJson(source: string): RawNotice | Unreadable {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    const where = /position (\d+)/.exec(String(error))?.[1];
    const line = where === undefined ? 1 : source.slice(0, Number(where)).split('\n').length;
    const message = bilingual('不是有效的 JSON', 'This is no JSON');
    const suggestion = bilingual('检查此行的引号与逗号', 'Look at the quotes and commas of this line');
    return { faults: [fault(`line ${line}`, message, suggestion)] };
  }
  if (!isObject(value)) return { faults: [wrong('text', 'JSON', bilingual('一个对象', 'an object'))] };
  const days = Array.isArray(value.days) ? (value.days as unknown[]) : [];
  return {
    heads: value,
    headAt: (name) => name,
    rows: days.map((cell, at) => ({ at: `days[${at}]`, cells: isObject(cell) ? cell : {} })),
    lines: false,
  };
}
