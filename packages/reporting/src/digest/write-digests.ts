import { canWorkSql, isAwaySql, staffActor } from '@beian/accounts/staff';
import { findCalendarStatus, findWorkday } from '@beian/database/calendar';
import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { startOfDay } from '@beian/database/sql';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { statesOfOurDuties } from '@beian/domain/board';
import { spelledInstant, startOfShanghaiDay } from '@beian/domain/calendar';
import { DIGEST_MAX_DELAY_MS, type Digest, defaultDigestTime } from '@beian/domain/notices';
import type { Actor, StaffMemberView } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { listOrders } from '@beian/orders/order-list';
import { loadGateway } from '@beian/submissions/connections';
import { loadBoard } from '../board/board.ts';

import { digestAddressAad } from './preference.ts';

/** Maximum number of orders at risk listed in a digest. */
const MAX_LISTED_ORDERS = 8;

interface DigestRecipient extends StaffMemberView {
  readonly at: string;
  readonly language: Language;
  readonly address: Buffer;
}

/**
 * Writes the digests that are due now, each with the job that delivers it, and returns their number. A row per person
 * and day ensures one digest per person and business day, even with concurrent calls. A digest is written from its hour
 * until three hours later, and not at all after that.
 */
export async function writeDigests(ctx: AppContext): Promise<number> {
  const clock = system('clock');
  const found = await transaction(ctx, clock, async (tx) => {
    const day = await findWorkday(ctx, tx);
    return { day, recipients: day.working ? await findDigestRecipients(tx, day.day) : [] };
  });
  const now = Date.parse(found.day.now);
  const due = found.recipients.filter(({ at }) => {
    const from = startOfShanghaiDay(found.day.day) + Number(at.slice(0, 2)) * 3_600_000 + Number(at.slice(3)) * 60_000;
    return now >= from && now < from + DIGEST_MAX_DELAY_MS;
  });
  let written = 0;
  for (const recipient of due)
    if (await transaction(ctx, clock, (tx) => writeOne(ctx, tx, recipient, found.day.day))) written += 1;
  return written;
}

/** Supervisors who want a digest, have an address, and have none for this day yet. */
async function findDigestRecipients(tx: Tx, day: string): Promise<DigestRecipient[]> {
  const { rows } = await tx.client.query<DigestRecipient>(
    `/* findDigestRecipients */ select p.id, p.login, p.name, p.roles, d.at, d.language, d.address
     from app.staff p join app.staff_digests d on d.staff_id = p.id
     where ${canWorkSql('p')} and 'supervisor' = any(p.roles) and d.wanted and d.address is not null
       and not exists (select from app.notices n where n.staff_id = p.id and n.day = $1::date) order by p.id`,
    [day],
  );
  return rows.map((row) => ({ ...row, at: row.at ?? defaultDigestTime }));
}

async function writeOne(ctx: AppContext, tx: Tx, recipient: DigestRecipient, day: string): Promise<boolean> {
  const id = newId('notice');
  const address = ctx.keys.unseal(digestAddressAad(recipient.id), recipient.address).toString();
  const digest = await buildDigest(ctx, tx, staffActor(recipient), recipient.language, day);
  const { rowCount } = await tx.client.query(
    `/* writeDigest */ insert into app.notices (id, staff_id, day, name, recipient, channel, language, address, places, items)
     values ($1, $2, $3::date, 'dailyDigest', 'staff', 'mail', $4, $5, '{}', $6)
     on conflict (staff_id, day) where staff_id is not null do nothing`,
    [
      id,
      recipient.id,
      day,
      recipient.language,
      ctx.keys.seal(`notices.address:${id}`, address),
      ctx.keys.sealJson(`notices.items:${id}`, digest),
    ],
  );
  if (rowCount !== 1) return false;
  await addJob(tx, 'deliverNotice', { noticeId: id });
  return true;
}

/** The board's figures and other morning figures of a supervisor, read in one transaction. */
async function buildDigest(ctx: AppContext, tx: Tx, actor: Actor, language: Language, day: string): Promise<Digest> {
  const board = await loadBoard(ctx, tx, language);
  const all = board.figures.find(({ dimension }) => dimension === 'ALL');
  const standing = await findCalendarStatus(tx);
  const gateway = await loadGateway(ctx, tx, { actor, language });
  const filter = { stage: 'OPEN', clock: 'OURS', flag: 'RISK' } as const;
  const risks = await listOrders(ctx, tx, { page: { filter, first: MAX_LISTED_ORDERS }, actor, parts: [], language });
  const { rows } = await tx.client.query<{ breachedYesterday: number; unmatched: number; away: number }>(
    `/* digestCounts */ select
       (select count(distinct e.order_id)::int from app.order_events e where e.event = 'breach'
         and e.at >= ${startOfDay(-1)} and e.at < ${startOfDay()} and e.from_state in ('${statesOfOurDuties.join("', '")}')) as "breachedYesterday",
       (select count(*)::int from app.answer_entries where status = 'unmatched') as unmatched,
       (select count(*)::int from app.staff p where ${canWorkSql('p')} and ${isAwaySql('p')}) as away`,
  );
  const counts = rows[0] ?? { breachedYesterday: 0, unmatched: 0, away: 0 };
  const { open = 0, dueToday = 0, atRisk = 0, overdue = 0, ended = 0, lateTurns = 0 } = all ?? {};
  return {
    language,
    day,
    figures: {
      ...{ open, dueToday, atRisk, overdue, ...counts },
      rectificationsOverdue: board.rectifications.overdue,
      rectificationsDueSoon: board.rectifications.dueSoon,
      provisional: standing.provisional,
    },
    ended,
    lateTurns,
    stopped: gateway.filter(({ needsPerson }) => needsPerson).map(({ provinceName }) => provinceName),
    calendar: standing.alarm?.message[language] ?? null,
    risks: risks.orders.slice(0, risks.page.ids.length).map(({ id, number, due, stateLabel, provinceName }) => ({
      id,
      number,
      ...(due === null ? {} : { left: due.left }),
      due: due === null ? '–' : spelledInstant(Date.parse(due.at), language),
      state: stateLabel,
      province: provinceName,
    })),
  };
}
