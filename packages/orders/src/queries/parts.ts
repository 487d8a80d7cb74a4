import type { Actor } from '@beian/domain';
import { actionsPart } from './actions.ts';
import { advicePart } from './advice.ts';
import { answersPart } from './answers.ts';
import { curtainPart } from './curtains.ts';
import { domainChecksPart } from './domain-checks.ts';
import { dueWhyPart } from './due-why.ts';
import { escalationsPart } from './escalations.ts';
import { attemptsPart, callsPart, notesPart, noticesPart, timelinePart } from './history.ts';
import { verdictsPart } from './item-verdicts.ts';
import { itemsPart } from './items.ts';
import type { OrderRow, Part, Reader, Reading } from './part.ts';
import { partiesPart } from './parties.ts';
import { appPhotoPart, photoGuidePart } from './photo.ts';
import { recordPart } from './records.ts';
import { reportPart } from './report.ts';
import { revealsPart } from './reveals.ts';
import { smsChecksPart } from './sms-checks.ts';
import { verificationFormPart } from './verification-form.ts';
import type { OrderPart, OrderView } from './view.ts';

/** Every part but the expected time, which stands in the row. A part that brings what another asks for, too, stands after it. */
const rows: Readonly<Record<Exclude<OrderPart, 'eta'>, Part>> = {
  verdicts: verdictsPart,
  verificationForm: verificationFormPart,
  items: itemsPart,
  actions: actionsPart,
  timeline: timelinePart,
  calls: callsPart,
  notes: notesPart,
  advice: advicePart,
  escalations: escalationsPart,
  reveals: revealsPart,
  notices: noticesPart,
  attempts: attemptsPart,
  smsChecks: smsChecksPart,
  report: reportPart,
  answers: answersPart,
  record: recordPart,
  domainChecks: domainChecksPart,
  curtain: curtainPart,
  photoGuide: photoGuidePart,
  bureauAppPhoto: appPhotoPart,
  parties: partiesPart,
  dueWhy: dueWhyPart,
};
const names = Object.keys(rows) as (keyof typeof rows)[];

/** What is read for the parts that somebody asks for, and who makes them of it. */
export interface Sheet {
  /** Of the readings, for the statements that read them. */
  readonly name: string;
  /** Of each order, and of none. */
  readonly own: readonly Reading[];
  readonly common: readonly Reading[];
  readonly parts: readonly Part[];
}

/** Parts that say the same of fewer fields, or that come with another one anyway, are left out beside it. */
const contained: readonly OrderPart[] = ['verdicts', 'verificationForm'];

const sheets = new Map<string, Sheet>();
/**
 * Sets of readings that have statements of their own, which each connection plans once. Of more than so many, which no screen of ours asks
 * for, all is read that the reader may have: what callers think up neither fills the connections nor is planned anew at each call.
 */
const MOST_SETS = 40;
/** By who reads: what partners think up takes no statement from the desk. */
const sets: Readonly<Record<Actor['kind'], Map<string, Pick<Sheet, 'name' | 'own' | 'common'>>>> = {
  staff: new Map(),
  partner: new Map(),
  system: new Map(),
};

export function sheetFor(actor: Actor, asked: readonly OrderPart[]): Sheet {
  const { kind } = actor;
  const key = `${kind} ${asked.join()}`;
  const known = sheets.get(key);
  if (known !== undefined) return known;
  // Advice may quote a value that is masked for a partner: which, only the items' content tells.
  const wanted = kind === 'partner' && asked.includes('verdicts') ? [...asked, 'items'] : asked;
  const parts = names
    .filter((name) => wanted.includes(name) && !(wanted.includes('items') && contained.includes(name)))
    .map((name) => rows[name])
    .filter((part) => kind === 'staff' || part.desk !== true);
  const sheet = { ...setOf(parts, kind), parts };
  if (sheets.size < 1000) sheets.set(key, sheet);
  return sheet;
}

function setOf(parts: readonly Part[], kind: Actor['kind']): Pick<Sheet, 'name' | 'own' | 'common'> {
  const staff = kind === 'staff';
  const readings = [...new Set(parts.flatMap((part) => part.readings))].filter(
    (reading) => staff || reading.desk !== true,
  );
  const key = readings.map(({ name }) => name).join();
  const known = sets[kind].get(key);
  if (known !== undefined) return known;
  const every = Object.values(rows).filter((part) => staff || part.desk !== true);
  if (sets[kind].size >= MOST_SETS && parts.length < every.length) return setOf(every, kind);
  const read = readings.map((reading) =>
    kind === 'partner' ? { ...reading, sql: reading.forPartner ?? reading.sql } : reading,
  );
  const set = {
    name: `parts-${kind}-${sets[kind].size}`,
    own: read.filter(({ common }) => common !== true),
    common: read.filter(({ common }) => common === true),
  };
  sets[kind].set(key, set);
  return set;
}

/** SQL of a JSON object with the readings. */
export const readingsSql = (readings: readonly Reading[]): string =>
  `json_build_object(${readings.map(({ name, sql }) => `'${name}', ${sql}`).join(', ')})`;

/** Puts the parts of an order to its view. */
export async function addParts(
  view: OrderView,
  { parts }: Sheet,
  read: Readonly<Record<string, unknown>>,
  row: OrderRow,
  reader: Reader,
): Promise<void> {
  for (const part of parts) {
    const made = part.view(read, row, reader);
    Object.assign(view, made instanceof Promise ? await made : made);
  }
}
