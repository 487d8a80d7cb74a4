import type { AppContext, Tx } from '@beian/database/transaction';
import type { BureauView } from '@beian/domain/bureau';
import type { OrderWaitView } from '@beian/domain/order-fields';
import type { OrderState } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import { type BilingualText, bilingual, type Language } from '@beian/domain/text';
import { loadGateway } from './gateway.ts';
import { mayBeInSql } from './unread-files-sql.ts';

interface Row {
  readonly state: OrderState;
  readonly bureauId: string;
  /** The file under way has the order. */
  readonly flying: boolean;
  /** A file of the bureau that cannot be read, and may hold the answer to the order. */
  readonly unread: string | null;
  readonly unreadSince: string | null;
  /** What the bureau published equals the order's result, and waits for a person in the list of unmatched answers. */
  readonly offered: string | null;
}

/**
 * Why an order in SUBMITTING or BUREAU_REVIEW waits; null if nothing but the normal course of things keeps it, and for
 * partners, who see no connection.
 */
export async function loadOrderWait(
  ctx: AppContext,
  tx: Tx,
  { actor, language, orderId }: { actor: Actor; language: Language; orderId: string },
): Promise<OrderWaitView | null> {
  if (actor.kind !== 'staff') return null;
  const { rows } = await tx.client.query<Row>(
    `/* orderWait */ select o.state, w.bureau_id as "bureauId", exists (select 1 from app.submission_orders so
         join app.submissions u on u.id = so.submission_id where so.order_id = o.id and so.answered_at is null
           and u.state in ('PREPARED', 'SENDING', 'UNKNOWN')) as flying,
       (select app.iso(e.at) from app.answer_entries e where e.order_id = o.id and e.offered and e.status = 'unmatched') as offered,
       n.file_name as unread, app.iso(n.first_at) as "unreadSince"
     from app.orders o join app.bureau_provinces w on w.province = o.province
     left join lateral (select i.file_name, i.first_at from app.submission_orders so join app.submissions u on u.id = so.submission_id
       join app.bureau_incidents i on ${mayBeInSql} where so.order_id = o.id order by i.first_at limit 1) n on true
     where o.id = $1 and o.state in ('SUBMITTING', 'BUREAU_REVIEW')`,
    [orderId],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const [bureau] = await loadGateway(ctx, tx, { actor, language, bureauId: row.bureauId });
  if (bureau === undefined) return null;
  const found = row.state === 'SUBMITTING' ? whySubmitting(bureau, row) : whyInReview(bureau, row);
  if (found === undefined) return null;
  const { text, since = null } = found;
  return { sentence: text[language], since, bureauId: row.bureauId, needsPerson: bureau.needsPerson };
}

interface Why {
  readonly text: BilingualText;
  readonly since?: string | null;
}

const because = (zh: string, en: string, since?: string | null): Why => ({
  text: bilingual(zh, en),
  since: since ?? null,
});

/** `sentence` is in the reader's language already. */
function stoppedOrPaused({ state, sentence }: BureauView): Why | undefined {
  const why = sentence === null ? { zh: '', en: '' } : { zh: `：${sentence}`, en: `: ${sentence}` };
  if (state === 'STOPPED') return because(`管局连接已停止${why.zh}`, `The connection is stopped${why.en}`);
  if (state === 'PAUSED') return because(`管局连接已暂停${why.zh}`, `The connection is paused${why.en}`);
  return undefined;
}

function unreached({ calls }: BureauView, direction: 'upload' | 'download'): Why | undefined {
  const call = calls.find((one) => one.direction === direction);
  if (call === undefined || call.failingSince === null) return undefined;
  const failure = call.failure ?? '';
  return because(
    `与管局的通道不通：${failure}。系统会继续重试`,
    `Nothing gets through to the bureau: ${failure}. It is tried again`,
    call.failingSince,
  );
}

function whySubmitting(bureau: BureauView, row: Row): Why | undefined {
  const { inFlight, closedSince, closedUntil, calls } = bureau;
  const stopped = stoppedOrPaused(bureau);
  if (stopped !== undefined) return stopped;
  const away = unreached(bureau, 'upload');
  const said = calls.find(({ direction }) => direction === 'upload')?.message;
  if (inFlight?.undecided && inFlight.state === 'PREPARED')
    return because(
      `第 ${inFlight.sequence} 号文件的内容丢失，无法发送，需主管处理`,
      `The bytes of file no. ${inFlight.sequence} are lost, and it cannot be sent: a supervisor must act`,
      inFlight.since,
    );
  if (inFlight?.undecided)
    return because(
      `第 ${inFlight.sequence} 号文件的结果待主管认定`,
      `A supervisor must settle what became of file no. ${inFlight.sequence}`,
      inFlight.since,
    );
  if (closedSince !== null)
    return because(
      `管局暂停受理${said ? `：${said}` : ''}`,
      `The bureau accepts nothing now${said ? `: ${said}` : ''}`,
      closedSince,
    );
  if (inFlight !== null && inFlight.state === 'UNKNOWN')
    return because(
      `第 ${inFlight.sequence} 号文件的结果未知，正在查询${away === undefined ? '' : `；${away.text.zh}`}`,
      `What became of file no. ${inFlight.sequence} is not known, and the bureau is asked what it has${away === undefined ? '' : `. ${away.text.en}`}`,
      inFlight.since,
    );
  if (closedUntil !== null)
    return because('现在不在报备时段内，时段开始后上报', 'It is outside the filing hours: it is sent when they begin');
  if (inFlight !== null && inFlight.actions.length > 0)
    return because(
      `第 ${inFlight.sequence} 号文件被管局拒收（${inFlight.code ?? ''}${said ? `：${said}` : ''}），需主管处理`,
      `The bureau refuses file no. ${inFlight.sequence} (${inFlight.code ?? ''}${said ? `: ${said}` : ''}): a supervisor must act`,
      inFlight.since,
    );
  if (away !== undefined) return away;
  if (inFlight !== null && !row.flying)
    return because(
      `等第 ${inFlight.sequence} 号文件上报后编入下一个文件`,
      `It goes into the next file, after no. ${inFlight.sequence}`,
      inFlight.since,
    );
  return undefined;
}

function whyInReview(bureau: BureauView, { unread, unreadSince, offered }: Row): Why | undefined {
  if (offered !== null)
    return because(
      '管局公布的备案已与本订单一致，但没有收到审核结果，需主管在“待匹配答复”中确认',
      'The bureau published the filing as this order asks for it, and no verdict came: a supervisor confirms it under Unmatched answers',
      offered,
    );
  if (unread !== null)
    return because(
      `管局的文件“${unread}”无法读取，本订单的结果可能在其中，需主管与管局核实`,
      `The bureau’s file “${unread}” cannot be read and may hold the answer to this order: a supervisor settles it with the bureau`,
      unreadSince,
    );
  return stoppedOrPaused(bureau) ?? unreached(bureau, 'download');
}
