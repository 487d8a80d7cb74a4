import type { Tx } from '@beian/database/transaction';
import { evaluateEvent } from '@beian/domain/life-cycle';
import { guards, orderLifeCycle, planRow, plansFor } from '@beian/domain/order';
import { kindRow, type OrderKind, orderKinds } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import { findRecordRows, type Named, type RecordRow, recordFactsOf, servicesFor } from '../facts/record-facts.ts';
import type { OrderOptionView, PlanOptionView } from '../views/action-view.ts';

/** The options are those of a partner that has the record: staff read what it can do, and open no orders. */
const applicant: Actor = { kind: 'partner', id: '', roles: ['applicant'], name: '' };

/**
 * Every kind of order for each thing in a record that it can be about, judged by the guards of `openOrder`: what a partner that has
 * the record can open now, or why not, and the plans. By record id; absent for one that the actor may not see.
 */
export async function listRecordOptions(tx: Tx, ids: readonly string[]): Promise<Map<string, RecordOptions>> {
  const rows = await findRecordRows(tx, ids);
  return new Map(
    [...rows].map(([id, row]) => {
      const orders = orderKinds.flatMap((kind) => optionsOf(row, kind));
      return [id, { orders, plans: planOptionsOf(orders, (row.websites ?? []).filter(({ ours }) => ours).length) }];
    }),
  );
}

export interface RecordOptions {
  readonly orders: readonly OrderOptionView[];
  readonly plans: readonly PlanOptionView[];
}

/** Plans are possible where their first order is. `websites`: how many of the record are accessed through us. */
const planOptionsOf = (options: readonly OrderOptionView[], websites: number): PlanOptionView[] =>
  plansFor(
    options.map(({ kind }) => kind),
    websites,
  ).map((plan) => {
    const first = options.filter(({ kind }) => kind === planRow(plan).steps[0]);
    const possible = first.some((option) => option.possible);
    return { plan, possible, reasons: possible ? [] : (first[0]?.reasons ?? []) };
  });

function optionsOf(row: RecordRow, kind: OrderKind): OrderOptionView[] {
  return thingsOf(row, kind).flatMap((named) => {
    const found = recordFactsOf(row, applicant, named, kind);
    if (!('facts' in found)) return [];
    const judged = evaluateEvent(orderLifeCycle, guards, 'openOrder', found.facts, applicant, undefined);
    const { websiteId, accessId } = found;
    return [{ kind, websiteId, accessId, possible: judged.allowed, reasons: judged.allowed ? [] : judged.reasons }];
  });
}

/** What an order of this kind can be about: the subject, each website, or each access of ours. */
function thingsOf(row: RecordRow, kind: OrderKind): Named[] {
  const { isp_id, served } = row;
  const sites = servicesFor(row, kind);
  const { about, effect } = kindRow(kind);
  if (about === 'nothing') return [];
  // A new website needs none that is filed, so a shell has this option, too.
  if (about === 'subject' && effect.does === 'add') return [{}];
  // An order about the subject names one of its websites: the first one of ours.
  if (about === 'subject')
    return [...sites]
      .sort((a, b) => Number(b.ours) - Number(a.ours))
      .slice(0, 1)
      .map(siteNamed);
  if (about === 'website') return sites.map(siteNamed);
  return sites.flatMap((site) =>
    site.accesses
      // Where no connection serves the province the reason is shown for each.
      .filter(({ ispId }) => !served || ispId === isp_id)
      .map(({ bureauId }) => ({ ...siteNamed(site), accessId: bureauId })),
  );
}

const siteNamed = ({ id }: { readonly id: string }): Named => ({ websiteId: id });
