import type { Order } from '../../order/documents.ts';
import { shanghai } from '../../ui/time.ts';

type Event = Order['timeline'][number];
type Notice = Order['notices'][number];
type OrderEvent = Event['event'];

/** The kinds that the timeline can be filtered by, in the order of the filter. */
export const timelineKinds = ['state', 'verdict', 'contact', 'notice', 'clock', 'reveal', 'other'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export interface Entry {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: TimelineKind;
  readonly label: string;
  readonly actorName: string;
  readonly party: 'staff' | 'partner' | 'bureau' | 'ministry' | 'system';
  readonly to: Event['to'];
  readonly detail: string | null;
  readonly verdict: Event['verdict'];
}

/** Verdicts of one person, one line that opens. */
export interface VerdictGroup {
  readonly id: string;
  readonly at: string;
  readonly kind: 'verdict';
  readonly actorName: string;
  /** Every verdict, also those that a later one of the group replaces, oldest first. */
  readonly entries: readonly Entry[];
  /** Items by their last verdict. */
  readonly passed: number;
  readonly returned: number;
}

export type Line = Entry | VerdictGroup;
export const isGroup = (line: Line): line is VerdictGroup => 'entries' in line;

/** Verdicts of a person within this time of the first are one line, ms. */
const GROUP_MS = 60_000;

const contactEvents: ReadonlySet<OrderEvent> = new Set([
  ...(['logCall', 'logCallback', 'addNote', 'requestAdvice', 'answerAdvice', 'escalate', 'settleEscalation'] as const),
]);
const clockEvents: ReadonlySet<OrderEvent> = new Set(['warn', 'breach', 'moveDue', 'recountDue', 'noteSmsOverdue']);
const bureauEvents: ReadonlySet<OrderEvent> = new Set([
  ...(['uploadAccepted', 'uploadRefused', 'bureauApprove', 'bureauRefuse'] as const),
]);

const ministryEvents: ReadonlySet<OrderEvent> = new Set(['smsVerified', 'smsFailed', 'expireSms']);

function kindOf({ event, to }: Event): TimelineKind {
  if (event === 'recordVerdict') return 'verdict';
  if (to !== null) return 'state';
  if (contactEvents.has(event)) return 'contact';
  return clockEvents.has(event) ? 'clock' : 'other';
}

function partyOf({ event, actorKind }: Event): Entry['party'] {
  if (actorKind === 'staff' || actorKind === 'partner') return actorKind;
  if (bureauEvents.has(event)) return 'bureau';
  return ministryEvents.has(event) ? 'ministry' : 'system';
}

export const entryOf = (event: Event): Entry => ({
  ...{ id: event.id, at: event.at, label: event.label, actorName: event.actorName, to: event.to, detail: event.detail },
  kind: kindOf(event),
  party: partyOf(event),
  verdict: event.verdict,
});

/** Notices of one occasion, such as an SMS and a mail about the same; the API sends oldest first. */
export function noticeGroups(notices: readonly Notice[]): (readonly [Notice, ...Notice[]])[] {
  const groups: [Notice, ...Notice[]][] = [];
  for (const notice of notices) {
    const group = groups.find(
      ([first]) => first.name === notice.name && Date.parse(notice.createdAt) - Date.parse(first.createdAt) <= GROUP_MS,
    );
    if (group === undefined) groups.push([notice]);
    else group.push(notice);
  }
  return groups;
}

const dayOf = (at: string): string => shanghai(at).format('YYYY-MM-DD');

/**
 * The lines of a timeline, oldest first: verdicts of one person within a minute and a Shanghai day are one line, at the time of the
 * last of them, also when somebody else acts in between. A change of the order's state ends the group, because it ends the round.
 */
export function timelineLines(entries: readonly Entry[]): Line[] {
  const lines: (Entry | [Entry, ...Entry[]])[] = [];
  const open = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))) {
    if (entry.to !== null) open.clear();
    if (entry.verdict === null) {
      lines.push(entry);
      continue;
    }
    const group = open.get(entry.actorName);
    if (group !== undefined && belongsTo(group[0], entry)) group.push(entry);
    else {
      const started: [Entry, ...Entry[]] = [entry];
      open.set(entry.actorName, started);
      lines.push(started);
    }
  }
  return lines
    .map((line) => (Array.isArray(line) ? lineOf(line) : line))
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

const belongsTo = (first: Entry, entry: Entry): boolean =>
  Date.parse(entry.at) - Date.parse(first.at) <= GROUP_MS && dayOf(first.at) === dayOf(entry.at);

function lineOf(entries: readonly [Entry, ...Entry[]]): Line {
  const [first] = entries;
  if (entries.length === 1) return first;
  const last = new Map(entries.flatMap(({ verdict }) => (verdict === null ? [] : [[verdict.item, verdict.verdict]])));
  const passed = [...last.values()].filter((verdict) => verdict === 'pass').length;
  return {
    id: first.id,
    at: entries.at(-1)?.at ?? first.at,
    kind: 'verdict',
    actorName: first.actorName,
    entries,
    passed,
    returned: last.size - passed,
  };
}

/** Newest day first, and within a day newest first. */
export function byDay(lines: readonly Line[]): [day: string, lines: Line[]][] {
  const days = new Map<string, Line[]>();
  for (const line of lines.toReversed()) {
    const day = dayOf(line.at);
    const list = days.get(day);
    if (list === undefined) days.set(day, [line]);
    else list.push(line);
  }
  return [...days];
}
