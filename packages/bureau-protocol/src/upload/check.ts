import { isHostUnder } from '@beian/domain/checks';
import { bilingual } from '@beian/domain/text';
import { unmappableInGbk } from '../protocol/gbk.ts';
import { isXmlText } from '../xml/xml.ts';
import type { ReportContent, ReportedWebsite } from './content.ts';
import type { ElementRow, FilledBlock, FilledElement, FilledGap, FilledNode } from './element-row.ts';
import { type ProblemLocation, type ReportProblem, reportProblem } from './problems.ts';

/** One filled element with its position; blocks are flattened, gaps are kept. */
export interface LocatedElement {
  readonly row: ElementRow;
  readonly value: string | undefined;
  readonly place: ProblemLocation;
}

/** The elements of a filled record in document order, with their tag paths below the record. */
export function locatedElements(record: FilledBlock): LocatedElement[] {
  return walk(record.children, '').flatMap(({ filled, place }) =>
    filled.kind === 'element' ? [{ row: filled.row, value: filled.value, place }] : [],
  );
}

interface LocatedNode {
  readonly filled: FilledElement | FilledGap;
  readonly place: ProblemLocation;
}

function walk(children: readonly FilledNode[], path: string, website?: string): LocatedNode[] {
  return children.flatMap((filled) => {
    if (filled.kind === 'attachments') return [];
    const tag = path === '' ? filled.tag : `${path}/${filled.tag}`;
    if (filled.kind === 'block') return walk(filled.children, tag, filled.website ?? website);
    const { field, label } = filled.kind === 'element' ? filled.row : filled;
    return [{ filled, place: { field, label, tag, website } }];
  });
}

/** Everything in the elements of a record that the bureau would refuse, in document order. */
export function recordProblems({ record, isUnit, websites }: ReportContent): ReportProblem[] {
  const gaps = walk(record.children, '').flatMap(({ filled, place }) =>
    filled.kind === 'gap' ? [reportProblem(filled.fault, place)] : [],
  );
  const elements = locatedElements(record);
  return [
    ...gaps,
    ...elements.flatMap(({ row, value, place }) => elementProblems(row, value, place, isUnit)),
    ...duplicates(elements),
    ...reversedRanges(elements),
    ...homeUrlProblems(websites),
  ];
}
function elementProblems(
  row: ElementRow,
  value: string | undefined,
  place: ProblemLocation,
  unit: boolean,
): ReportProblem[] {
  if (value === undefined) {
    return row.requiredFor === 'always' || (row.requiredFor === 'unit' && unit)
      ? [reportProblem('MISSING', place)]
      : [];
  }
  return row.type === 'text' ? textProblems(row, value, place) : numberProblems(row, value, place);
}

function textProblems(row: ElementRow, value: string, place: ProblemLocation): ReportProblem[] {
  const characters = [...value];
  const problems: ReportProblem[] = [];
  if (characters.length > row.max) problems.push(reportProblem('TOO_LONG', place, { limit: row.max }));
  if (characters.length < row.min) problems.push(reportProblem('TOO_SHORT', place, { limit: row.min }));
  if (row.pattern && !row.pattern.test(value)) problems.push(reportProblem('MALFORMED', place));
  if (value.trim() === '') problems.push(reportProblem('MISSING', place));
  if (!isXmlText(value)) problems.push(reportProblem('ILLEGAL_CHARACTER', place));
  const lacking = unmappableInGbk(value);
  if (lacking.length > 0) {
    // Positions instead of characters: a rare character in a name is part of the name.
    const places = characters.flatMap((character, at) => (lacking.includes(character) ? [at + 1] : []));
    problems.push(reportProblem('NOT_IN_GBK', place, { places: places.join(', ') }));
  }
  return problems;
}

const largestLong = 9_223_372_036_854_775_807n;

function numberProblems(row: ElementRow, value: string, place: ProblemLocation): ReportProblem[] {
  if (!/^\d{1,20}$/.test(value)) return [reportProblem('MALFORMED', place)];
  const high = row.max === Number.POSITIVE_INFINITY ? largestLong : BigInt(row.max);
  const fits = BigInt(value) >= BigInt(row.min) && BigInt(value) <= high;
  return fits ? [] : [reportProblem('OUT_OF_RANGE', place, { low: row.min, high: String(high) })];
}

function duplicates(elements: readonly LocatedElement[]): ReportProblem[] {
  const seen = new Set<string>();
  return elements.flatMap(({ row, value, place }) => {
    if (row.unique === undefined || value === undefined) return [];
    const within = row.unique === 'website' ? place.website : '';
    const key = `${row.tag} ${value.toLowerCase()} ${within}`;
    if (seen.has(key)) return [reportProblem('DUPLICATE', place)];
    seen.add(key);
    return [];
  });
}

/** `Qsip` and `Zzip` of one range are adjacent in the table. */
function reversedRanges(elements: readonly LocatedElement[]): ReportProblem[] {
  return elements.flatMap(({ row, value, place }, at) => {
    const last = elements[at + 1];
    if (row.tag !== 'Qsip' || last?.row.tag !== 'Zzip') return [];
    return Number(value) > Number(last.value) ? [reportProblem('IP_RANGE_REVERSED', place)] : [];
  });
}

/** The home page must be under one of the domains of its website (code 1041). */
function homeUrlProblems(websites: readonly ReportedWebsite[]): ReportProblem[] {
  return websites.flatMap(({ id, homeUrl, domains }) => {
    if (homeUrl === undefined || homeUrl === '') return [];
    const [host = ''] = homeUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split(/[/?#:]/, 1);
    const under = isHostUnder(
      host,
      domains.map(({ name }) => name),
    );
    const place = {
      field: 'website.homeUrl',
      tag: 'Wz_xx/Syurl',
      website: id,
      label: bilingual('首页网址', 'Home URL'),
    };
    return under ? [] : [reportProblem('HOME_URL_WITHOUT_DOMAIN', place)];
  });
}
