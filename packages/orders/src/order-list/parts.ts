import type { Projection } from '@beian/database/sql';
import { type AppContext, readOnly, recordedRead, type Tx } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { actionsPart } from '../actions/actions.ts';
import { answersPart } from '../bureau-answer/answers.ts';
import { manualPart } from '../bureau-answer/manual-part.ts';
import { reportPart } from '../bureau-answer/report.ts';
import { dueWhyPart } from '../clock/due-why.ts';
import { partiesPart } from '../clock/parties.ts';
import { advicePart } from '../colleagues/advice.ts';
import { escalationsPart } from '../colleagues/escalations.ts';
import { faceCheckPart } from '../face-check/part.ts';
import { type OptionalRows, optionalRowNames } from '../facts/optional-rows.ts';
import { domainChecksPart } from '../lookups/domain-checks.ts';
import { verificationFormPart } from '../material/verification-form-part.ts';
import { filedNumbersPart } from '../notices/filed-numbers-part.ts';
import { lastNoticePart } from '../notices/last-notice-part.ts';
import { revealsPart } from '../openings/reveals.ts';
import { factsProjection, optionalFactsProjections } from '../part/facts-projection.ts';
import type { OrderRow, Part, PartContext } from '../part/part.ts';
import { curtainPart } from '../photo/curtain-pages.ts';
import { appPhotoPart, photoGuidePart } from '../photo/photo-parts.ts';
import { photoReviewPart } from '../photo/photo-review.ts';
import { planPart } from '../plans/plan-view.ts';
import { metadataPart } from '../reference/metadata.ts';
import { verdictsPart } from '../review/item-verdicts.ts';
import { itemsPart } from '../review/items.ts';
import { serviceCodePart } from '../service-codes/part.ts';
import { smsChecksPart } from '../sms-checks/sms-checks-part.ts';
import type { OrderPart, OrderView } from '../views/order-view.ts';
import { attemptsPart, callsPart, notesPart, noticesPart, timelinePart } from './history.ts';
import { recordPart } from './record-part.ts';

/**
 * Every part except the expected time, which is in the row. A part that fills the same fields as another comes after
 * it.
 */
const partsByName: Readonly<Record<Exclude<OrderPart, 'eta'>, Part>> = {
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
  metadata: metadataPart,
  plan: planPart,
  domainChecks: domainChecksPart,
  serviceCode: serviceCodePart,
  curtain: curtainPart,
  photoGuide: photoGuidePart,
  filedNumbers: filedNumbersPart,
  lastNotice: lastNoticePart,
  photoReview: photoReviewPart,
  bureauAppPhoto: appPhotoPart,
  faceCheck: faceCheckPart,
  manual: manualPart,
  parties: partiesPart,
  dueWhy: dueWhyPart,
};
export const partNames = Object.keys(partsByName) as (keyof typeof partsByName)[];

/** The projections and parts of a query. */
export interface ReadPlan {
  /** Name of the set of projections, for its prepared statements. */
  readonly name: string;
  /** Projections of each order, those of optional rows by their group, and those common to all. */
  readonly own: readonly Projection[];
  readonly optional: ReadonlyMap<OptionalRows, readonly Projection[]>;
  readonly common: readonly Projection[];
  readonly parts: readonly Part[];
}

/** Parts that give a subset of another part's fields, and are left out when that part is requested. */
const impliedParts: readonly OrderPart[] = ['verdicts', 'verificationForm'];

type ProjectionSet = Omit<ReadPlan, 'parts'>;

const readPlans = new Map<string, ReadPlan>();
/**
 * Number of projection sets with their own prepared statement per connection. Our screens need fewer; beyond it, all
 * projections that the reader may have are read, so that arbitrary queries neither fill the connections nor are
 * planned at each call.
 */
const MAX_PROJECTION_SETS = 40;
/** By kind of actor, so that partners' queries do not use up the sets of staff. */
const projectionSets: Readonly<Record<Actor['kind'], Map<string, ProjectionSet>>> = {
  staff: new Map(),
  partner: new Map(),
  system: new Map(),
};

export function readPlanFor(actor: Actor, asked: readonly OrderPart[]): ReadPlan {
  const { kind } = actor;
  const key = `${kind} ${asked.join()}`;
  const known = readPlans.get(key);
  if (known !== undefined) return known;
  // Advice may quote a value that is masked for a partner; only the content of the items tells which.
  const wanted = kind === 'partner' && asked.includes('verdicts') ? [...asked, 'items'] : asked;
  const parts = partNames
    .filter((name) => wanted.includes(name) && !(wanted.includes('items') && impliedParts.includes(name)))
    .map((name) => partsByName[name])
    .filter((part) => kind === 'staff' || part.desk !== true);
  const readPlan = { ...projectionSetOf(parts, kind), parts };
  if (readPlans.size < 1000) readPlans.set(key, readPlan);
  return readPlan;
}

function projectionSetOf(parts: readonly Part[], kind: Actor['kind']): ProjectionSet {
  const staff = kind === 'staff';
  const asked = new Set(parts.flatMap((part) => part.projections));
  const projections = [...asked, ...(asked.has(factsProjection) ? optionalFactsProjections : [])].filter(
    (reading) => staff || reading.desk !== true,
  );
  const key = projections.map(({ name }) => name).join();
  const known = projectionSets[kind].get(key);
  if (known !== undefined) return known;
  const every = Object.values(partsByName).filter((part) => staff || part.desk !== true);
  if (projectionSets[kind].size >= MAX_PROJECTION_SETS && parts.length < every.length)
    return projectionSetOf(every, kind);
  const read = projections.map((reading) =>
    kind === 'partner' ? { ...reading, sql: reading.forPartner ?? reading.sql } : reading,
  );
  const set = {
    name: `parts-${kind}-${projectionSets[kind].size}`,
    own: read.filter(({ common, optional }) => common !== true && optional === undefined),
    optional: new Map(
      optionalRowNames
        .map((rows) => [rows, read.filter(({ optional }) => optional?.rows === rows)] as const)
        .filter(([, ofRows]) => ofRows.length > 0),
    ),
    common: read.filter(({ common }) => common === true),
  };
  projectionSets[kind].set(key, set);
  return set;
}

/**
 * Runs `read`, which loads orders with these parts: in a transaction that may write where reading one of them may be recorded, else in a read-only one.
 * @throws DatabaseUnavailable
 * @throws PartnerReadTooLong
 */
export const readOrders = <T>(
  ctx: AppContext,
  actor: Actor,
  parts: readonly OrderPart[],
  read: (tx: Tx) => Promise<T>,
  otherwise = readOnly,
): Promise<T> => {
  const isRecorded =
    actor.kind === 'staff' && parts.some((name) => name !== 'eta' && partsByName[name].recordsReading === true);
  return (isRecorded ? recordedRead : otherwise)(ctx, actor, read);
};

/** Name, SQL and group of each projection of optional rows, as read for this kind of actor; for tests. */
export const optionalProjections = (kind: Actor['kind']) =>
  [...projectionSetOf(Object.values(partsByName), kind).optional].flatMap(([rows, projections]) =>
    projections.filter(({ optional }) => optional?.into === undefined).map(({ name, sql }) => ({ name, sql, rows })),
  );

/** SQL of a JSON object with the projections. */
export const projectionsSql = (projections: readonly Projection[]): string =>
  `json_build_object(${projections.map(({ name, sql }) => `'${name}', ${sql}`).join(', ')})`;

/** Adds the parts to an order's view. */
export async function addParts(
  view: OrderView,
  { parts }: ReadPlan,
  read: Readonly<Record<string, unknown>>,
  row: OrderRow,
  reader: PartContext,
): Promise<void> {
  for (const part of parts) {
    const made = part.view(read, row, reader);
    Object.assign(view, made instanceof Promise ? await made : made);
  }
}
