import { writeAudit } from '@beian/database/audit';
import { loadClockInputs } from '@beian/database/calendar';
import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import { workingTimeLeft } from '@beian/domain/clock';
import {
  type PersonRequestView,
  type PlaceDecision,
  requestLetter,
  requestStates,
  requestWants,
} from '@beian/domain/personal';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { requestAad } from './person-query.ts';

export interface OpenedRequest extends PersonRequestView {
  readonly askedBy: string;
  readonly reason: string;
  /** The texts of the request were deleted. */
  readonly erased: boolean;
  readonly decisions: readonly PlaceDecision[];
  readonly letterZh: string | null;
  readonly letterEn: string | null;
}

const columns = `r.id, r.wants, r.sought_by as "soughtBy", r.state, app.iso(r.at) as at, app.iso(r.due_at) as "dueAt", r.provisional,
  r.answered_at is null and r.due_at < app.now() as overdue, r.staff_name as "staffName", app.iso(r.decided_at) as "decidedAt",
  r.decided_name as "decidedName", app.iso(r.answered_at) as "answeredAt", r.answered_name as "answeredName", r.answered_over as "answeredOver"`;

/** Requests in the order of `ids`, without personal data. */
export async function loadPersonRequests(
  ctx: AppContext,
  tx: Tx,
  ids: readonly string[],
  language: Language,
): Promise<PersonRequestView[]> {
  const { rows } = await tx.client.query<Omit<PersonRequestView, 'wantsLabel' | 'stateLabel' | 'left'>>({
    name: 'person-requests',
    text: `/* loadPersonRequests */ select ${columns} from unnest($1::text[]) with ordinality as want(id, place)
      join app.person_requests r on r.id = want.id order by want.place`,
    values: [ids],
  });
  const { now, ...inputs } = await loadClockInputs(ctx, tx);
  return rows.map((row) => ({
    ...row,
    wantsLabel: requestWants[row.wants][language],
    stateLabel: requestStates[row.state][language],
    left: row.answeredAt === null ? workingTimeLeft(inputs, Date.parse(row.dueAt), Date.parse(now)) : null,
  }));
}

/**
 * One request with its texts, decisions and letter; null when it does not exist or the actor lacks the right. Each call
 * is audited.
 */
export async function openRequest(
  ctx: AppContext,
  tx: Tx,
  { actor, id, language }: { readonly actor: Actor; readonly id: string; readonly language: Language },
): Promise<OpenedRequest | null> {
  if (!hasRight(actor, 'handlePersons')) return null;
  const [view] = await loadPersonRequests(ctx, tx, [id], language);
  const { rows } = await tx.client.query<{
    asked: Buffer;
    reason: Buffer;
    erased: boolean;
    decisions: PlaceDecision[];
  }>(
    `/* openRequest */ select r.asked_by as asked, r.reason, r.erased_at is not null as erased,
       coalesce((select json_agg(json_build_object('holding', d.holding, 'called', d.called, 'places', d.places, 'decision', d.decision,
         'basis', d.basis, 'until', app.iso(d.until)) order by d.position) from app.person_decisions d where d.request_id = r.id), '[]') as decisions
     from app.person_requests r where r.id = $1`,
    [id],
  );
  const [row] = rows;
  if (view === undefined || row === undefined) return null;
  await writeAudit(tx, actor, 'readPersonRequest', id, 'done');
  const answers = view.state === 'DECIDED' || view.state === 'ANSWERED';
  const letter = answers ? requestLetter({ wants: view.wants, at: view.at, decisions: row.decisions }) : null;
  return {
    ...view,
    askedBy: ctx.keys.unseal(requestAad('asked_by', id), row.asked).toString(),
    reason: ctx.keys.unseal(requestAad('reason', id), row.reason).toString(),
    erased: row.erased,
    decisions: row.decisions,
    letterZh: letter?.zh ?? null,
    letterEn: letter?.en ?? null,
  };
}

/** Requests of data subjects: the open ones by due time, or all, the latest first. */
export const listPersonRequestIds = (tx: Tx, asked: PageQuery & { open: boolean }): Promise<IdPage> =>
  keysetPage(
    tx,
    asked.open
      ? { from: 'app.person_requests o', key: 'o.due_at', type: 'timestamptz' }
      : { from: 'app.person_requests o', key: 'o.at', type: 'timestamptz', descending: true },
    asked.open ? [`o.state <> 'ANSWERED'`] : [],
    [],
    asked,
  );
