import { deleteOldUsage } from '@beian/accounts/partners';
import { type AppContext, readOnly, system, type Tx, transaction } from '@beian/database/transaction';
import { type OrderSort, orderSorts } from '@beian/domain/order';
import { timedKinds } from '@beian/domain/personal';
import { qualityPeriods, type SpotCheckOutcome, spotCheckFilters, spotCheckOutcomes } from '@beian/domain/quality';
import { listEscalationIds, listSkipIds } from '@beian/orders/colleagues';
import { sendFollowUps } from '@beian/orders/follow-ups';
import { fillSearchColumns, listAuditActors, listAuditIds, listOrders, searchAll } from '@beian/orders/order-list';
import { listSpotCheckIds } from '@beian/orders/spot-check-page';
import { updateHandlingTimes } from '@beian/orders/take-next';
import { listPersonRequestIds, lookUpPerson } from '@beian/privacy/persons';
import { applyRetention, enqueueRetention } from '@beian/privacy/retention';
import { sealVersions } from '@beian/records/record';
import { writeDigests } from '@beian/reporting/digest';
import { rollUpEta } from '@beian/reporting/eta';
import { readInstallationFigures, readWorkerFigures } from '@beian/reporting/metrics';
import {
  countReasonUses,
  listEscapeIds,
  listLateFindingIds,
  listOrderRoundsIds,
  loadQuality,
} from '@beian/reporting/quality';
import { loadStaffNotices } from '@beian/reporting/staff-notices';
import { bureausAwaitingAnswers, listUnmatchedIds } from '@beian/submissions/answers';
import { listBureaus, settleClosures, updateHoursClosures } from '@beian/submissions/connections';
import { listIncidentIds } from '@beian/submissions/incidents';
import { claimPendingProofs } from '@beian/submissions/proofs';
import { countRectifications, listRectificationIds, notifyRectifications } from '@beian/submissions/rectifications';
import type { TestDatabase } from '@beian/testing/database';
import type { GrowthTemplates } from '../fill/fill-growth.ts';

interface Desk {
  readonly db: TestDatabase;
  readonly app: AppContext;
  readonly worker: AppContext;
  readonly templates: GrowthTemplates;
}

/** What a week has besides reviews and the reads of each minute: each list with each filter once, each task of the worker, retention of each kind. */
export async function runWeek({ db, app, worker, templates }: Desk): Promise<void> {
  const { supervisor, administrator, reviewers } = templates.people;
  const [reviewer] = reviewers;
  const now = await db.now();
  const day = now.slice(0, 10);
  const read = (list: (tx: Tx) => Promise<unknown>) => readOnly(app, supervisor.actor, list);

  for (const stage of ['DONE', undefined] as const)
    for (const sort of Object.keys(orderSorts) as OrderSort[])
      for (const descending of [false, true])
        await read((tx) =>
          listOrders(app, tx, {
            page: { filter: { stage }, first: 50, sort, descending },
            actor: supervisor.actor,
            parts: [],
            language: 'zh',
          }),
        );
  for (const filter of [
    {},
    { actor: reviewer.actor.id },
    { actor: templates.people.partner.actor.id },
    { action: 'recordVerdict' },
    { action: 'addNote' },
    { target: templates.open },
    { day },
    { outcome: 'refused' as const },
    { routine: false },
  ])
    await read((tx) => listAuditIds(tx, filter));
  await read((tx) => listAuditActors(tx, 'a', 'zh'));
  for (const text of ['11010519491231002X', '13800138000', '江苏'])
    await searchAll(app, { actor: reviewer.actor, text, language: 'zh' });

  for (const { actor } of [supervisor, reviewer]) {
    for (const list of spotCheckFilters.list.values)
      for (const more of [{}, { days: 30 }, { outcome: (Object.keys(spotCheckOutcomes) as SpotCheckOutcome[])[0] }])
        await read((tx) => listSpotCheckIds(tx, { actor, list, ...more }));
    for (const days of qualityPeriods) await read((tx) => loadQuality(tx, { actor, days, language: 'zh' }));
    for (const more of [{}, { days: 30 }, { reviewer: reviewer.actor.id }]) {
      await read((tx) => listLateFindingIds(tx, { actor, ...more }));
      await read((tx) => listEscapeIds(tx, { actor, ...more }));
      for (const rounds of [undefined, 2]) await read((tx) => listOrderRoundsIds(tx, { actor, ...more, rounds }));
    }
    await read((tx) => loadStaffNotices(tx, actor, 'zh'));
  }
  await read((tx) => countReasonUses(tx, 30));
  for (const list of [listEscalationIds, listSkipIds, listUnmatchedIds]) await read((tx) => list(tx, {}));
  for (const filter of ['OPEN', 'OVERDUE', 'DUE_SOON', 'CLOSED'] as const)
    await read((tx) => listRectificationIds(tx, { filter }));
  await read(countRectifications);
  for (const open of [true, false]) await read((tx) => listPersonRequestIds(tx, { open }));
  for (const [by, value] of [
    ['idNumber', '11010519491231002X'],
    ['mobile', '13800138000'],
    ['email', 'nobody@example.com'],
  ] as const)
    await transaction(app, administrator.actor, (tx) =>
      lookUpPerson(app, tx, { actor: administrator.actor, by, value }),
    );

  const asClock = (task: (tx: Tx) => Promise<unknown>) => transaction(worker, system('clock'), task);
  for (const task of [updateHandlingTimes, enqueueRetention, bureausAwaitingAnswers]) await asClock(task);
  for (const fill of [fillSearchColumns, sealVersions]) await asClock((tx) => fill(worker, tx));
  for (const task of [
    rollUpEta,
    deleteOldUsage,
    sendFollowUps,
    notifyRectifications,
    writeDigests,
    updateHoursClosures,
  ])
    await task(worker);
  for (const task of [readInstallationFigures, readWorkerFigures]) await task(worker);
  await claimPendingProofs(worker, 10);
  for (const { id } of await asBureau(worker)) {
    await settleClosures(worker, id);
    await read((tx) => listIncidentIds(tx, { bureauId: id }));
  }
  for (const kind of timedKinds) await applyRetention(worker, kind);
}

const asBureau = (worker: AppContext) => transaction(worker, system('bureau'), (tx) => listBureaus(worker, tx));
