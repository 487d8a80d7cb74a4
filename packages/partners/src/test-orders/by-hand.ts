import { newId } from '@beian/database/ids';
import { evidence } from '@beian/database/schema';
import { sha256 } from '@beian/database/sealing';
import type { AppContext, Tx } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import type { LiveEvent } from '@beian/domain/order';
import { kindRow } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import type { LoadedOrder } from '@beian/orders/facts';
import { getSubjectAndWebsite } from '@beian/records/record';
import { drawPicture } from './app-picture.ts';
import { withBureauNumbers } from './invented-record.ts';
import { nextTestNumber } from './records.ts';
import type { StandIns } from './sandbox.ts';

interface HandStep {
  readonly ctx: AppContext;
  readonly tx: Tx;
  readonly loaded: LoadedOrder;
  readonly standIns: StandIns;
  perform(actor: Actor, event: LiveEvent, input?: object): Promise<void>;
}

/** A picture of nobody, as a reviewer takes one of the bureau's page. */
async function takePicture({ ctx, tx, standIns }: HandStep): Promise<string> {
  const jpeg = await drawPicture('#dfe7ef');
  const id = newId('evidence');
  const file = await ctx.files.put(jpeg);
  const size = { bytes: jpeg.length, width: 720, height: 960 };
  await tx.insert(evidence).values({ id, staffId: standIns.reviewer.id, hash: sha256(jpeg), file, ...size });
  return id;
}

/** 人工报送: the stand-ins enter a test order and confirm it. */
export async function enterByHand(step: HandStep): Promise<void> {
  const { loaded, standIns, perform } = step;
  const day = shanghaiDay(Date.parse(loaded.facts.now));
  const number = `TEST${loaded.row.id.slice(-8)}`;
  await perform(standIns.reviewer, 'recordManualEntry', { number, day, evidenceId: await takePicture(step) });
  await perform(standIns.pusher, 'confirmManualEntry');
}

/** The bureau's result of an order that was entered by hand. `reason`: it refuses, for the item that this is of. */
export async function answerByHand(
  step: HandStep,
  reason?: { readonly code: string; readonly item: string | null },
): Promise<void> {
  const { loaded, standIns, perform } = step;
  const day = shanghaiDay(Date.parse(loaded.facts.now));
  const evidenceId = await takePicture(step);
  const said =
    reason === undefined ? { approves: true, ...(await numbersOf(step)) } : { approves: false, reasons: [reason] };
  await perform(standIns.reviewer, 'recordManualAnswer', { day, evidenceId, ...said });
  await perform(standIns.pusher, 'confirmManualAnswer');
}

/** What is filed for the first time gets invented numbers. */
async function numbersOf({ ctx, tx, loaded }: HandStep) {
  const { about, app, effect } = kindRow(loaded.facts.kind);
  if (effect.does !== 'add' || effect.what === 'access') return {};
  const { subject, website } = await getSubjectAndWebsite(ctx, tx, loaded.row);
  const numbered = withBureauNumbers({ subject, websites: [website] }, await nextTestNumber(tx));
  const service = numbered.websites[0]?.filingNumber ?? '';
  return {
    ...(about === 'nothing' ? { subjectNumber: numbered.subject.filingNumber } : {}),
    serviceNumber: app === true ? `${service}A` : service,
  };
}
