import {
  type FilingRecord,
  isPersonalPaper,
  materialRow,
  type ReportAttachment,
  type Subject,
  text,
} from '@beian/domain';
import { unmappableInGbk } from '../protocol/index.ts';
import { isXmlText } from '../xml.ts';
import type { ElementRow, Filled, FilledBlock } from './element-row.ts';
import { type Place, problem, type ReportProblem } from './problems.ts';

/** One filled element with its place; blocks flattened, gaps kept. */
export interface PlacedElement {
  readonly row: ElementRow;
  readonly value: string | undefined;
  readonly place: Place;
}

/** The elements of a filled record in document order, with their tag paths below `Bgxx`. */
export function placedElements(record: FilledBlock): PlacedElement[] {
  return walk(record.children, '').flatMap(({ filled, place }) =>
    filled.kind === 'element' ? [{ row: filled.row, value: filled.value, place }] : [],
  );
}

interface Walked {
  readonly filled: Filled;
  readonly place: Place;
}

function walk(children: readonly Filled[], path: string, website?: string): Walked[] {
  return children.flatMap((filled) => {
    const tag = path === '' ? filled.tag : `${path}/${filled.tag}`;
    if (filled.kind === 'block') return walk(filled.children, tag, filled.website ?? website);
    const { field, label } = filled.kind === 'element' ? filled.row : filled;
    return [{ filled, place: { field, label, tag, website } }];
  });
}

/** Everything the bureau would refuse in subject and websites, in document order. */
export function recordProblems(record: FilingRecord, filled: FilledBlock): ReportProblem[] {
  const unit = !isPerson(record.subject);
  const gaps = walk(filled.children, '').flatMap(({ filled: each, place }) =>
    each.kind === 'gap' ? [problem(each.fault, place)] : [],
  );
  const elements = placedElements(filled);
  return [
    ...gaps,
    ...elements.flatMap(({ row, value, place }) => elementProblems(row, value, place, unit)),
    ...duplicates(elements),
    ...reversedRanges(elements),
    ...homeUrlProblems(record),
  ];
}

/** 5 is 个人; where the nature is absent the certificate tells (bureau-interface.md §10.2: persons' certificates). */
const isPerson = (subject: Subject): boolean =>
  subject.nature === undefined ? isPersonalPaper(subject.certificateType) : subject.nature === 5;

function elementProblems(row: ElementRow, value: string | undefined, place: Place, unit: boolean): ReportProblem[] {
  if (value === undefined) {
    return row.needed === 'always' || (row.needed === 'unit' && unit) ? [problem('MISSING', place)] : [];
  }
  return row.type === 'text' ? textProblems(row, value, place) : numberProblems(row, value, place);
}

function textProblems(row: ElementRow, value: string, place: Place): ReportProblem[] {
  const characters = [...value];
  const problems: ReportProblem[] = [];
  if (characters.length > row.max) problems.push(problem('TOO_LONG', place, { limit: row.max }));
  if (characters.length < row.min) problems.push(problem('TOO_SHORT', place, { limit: row.min }));
  if (row.pattern && !row.pattern.test(value)) problems.push(problem('MALFORMED', place));
  if (value.trim() === '') problems.push(problem('MISSING', place));
  if (!isXmlText(value)) problems.push(problem('ILLEGAL_CHARACTER', place));
  const lacking = unmappableInGbk(value);
  if (lacking.length > 0) {
    // Places, not characters: a rare character in a name is part of the name.
    const places = characters.flatMap((character, at) => (lacking.includes(character) ? [at + 1] : []));
    problems.push(problem('NOT_IN_GBK', place, { places: places.join(', ') }));
  }
  return problems;
}

const largestLong = 9_223_372_036_854_775_807n;

function numberProblems(row: ElementRow, value: string, place: Place): ReportProblem[] {
  if (!/^\d{1,20}$/.test(value)) return [problem('MALFORMED', place)];
  const high = row.max === Number.POSITIVE_INFINITY ? largestLong : BigInt(row.max);
  const fits = BigInt(value) >= BigInt(row.min) && BigInt(value) <= high;
  return fits ? [] : [problem('OUT_OF_RANGE', place, { low: row.min, high: String(high) })];
}

function duplicates(elements: readonly PlacedElement[]): ReportProblem[] {
  const seen = new Set<string>();
  return elements.flatMap(({ row, value, place }) => {
    if (row.unique === undefined || value === undefined) return [];
    const key = `${row.tag} ${value.toLowerCase()}`;
    if (seen.has(key)) return [problem('DUPLICATE', place)];
    seen.add(key);
    return [];
  });
}

/** `Qsip` and `Zzip` of one range follow each other in the table. */
function reversedRanges(elements: readonly PlacedElement[]): ReportProblem[] {
  return elements.flatMap(({ row, value, place }, at) => {
    const last = elements[at + 1];
    if (row.tag !== 'Qsip' || last?.row.tag !== 'Zzip') return [];
    return Number(value) > Number(last.value) ? [problem('IP_RANGE_REVERSED', place)] : [];
  });
}

/** The home page lies under one of the domains of its website (code 1041). */
function homeUrlProblems(record: FilingRecord): ReportProblem[] {
  return record.websites.flatMap((website) => {
    if (website.homeUrl === undefined || website.homeUrl === '') return [];
    const host =
      website.homeUrl
        .toLowerCase()
        .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
        .split(/[/?#:]/, 1)[0] ?? '';
    const under = website.domains.some(
      ({ name }) => host === name.toLowerCase() || host.endsWith(`.${name.toLowerCase()}`),
    );
    const place = {
      field: 'website.homeUrl',
      tag: 'Wz_xx/Syurl',
      website: website.bureauId,
      label: text('首页网址', 'Home URL'),
    };
    return under ? [] : [problem('HOME_URL_WITHOUT_DOMAIN', place)];
  });
}

/** Length of base64 text for so many bytes. */
export const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

/** Size is measured on the base64 text (bureau-interface.md §16.3); the format sent is always 1, jpg. */
export function attachmentProblems(attachments: readonly ReportAttachment[]): ReportProblem[] {
  return attachments.flatMap(({ kind, bytes }) => {
    const row = materialRow(kind);
    const place = { field: `material.${kind}`, tag: 'Fj/Fjxx/Fjnr', label: row.label };
    const problems: ReportProblem[] = [];
    if (!(bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff))
      problems.push(problem('ATTACHMENT_NOT_JPEG', place));
    if (base64Length(bytes.length) > row.reportLimit) {
      problems.push(problem('ATTACHMENT_TOO_LARGE', place, { limit: row.reportLimit / 1024 }));
    }
    return problems;
  });
}
