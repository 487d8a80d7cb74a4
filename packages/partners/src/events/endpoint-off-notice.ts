import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { providerSql } from '@beian/database/settings';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { EndpointOff } from '@beian/domain/notices';
import type { DisabledReason } from '@beian/domain/partner';
import type { Provider } from '@beian/domain/settings';
import type { Language } from '@beian/domain/text';

/**
 * Writes the mail that informs a partner that its endpoint was switched off, and the job that sends it, in the
 * transaction that switches it off: to the address and in the language of the partner's other notices.
 */
export async function enqueueEndpointOffNotice(
  ctx: AppContext,
  tx: Tx,
  { endpointId, reason, cancelled }: { endpointId: string; reason: DisabledReason; cancelled: number },
): Promise<void> {
  // No mail for the test realm.
  if (ctx.test) return;
  const { rows } = await tx.client.query<{
    partnerId: string;
    email: string;
    language: Language;
    url: string;
    at: string;
    failingSince: string | null;
    provider: Provider;
  }>(
    `/* tellEndpointOff */ select w.partner_id as "partnerId", p.email, p.language, w.url, app.iso(w.disabled_at) as at,
       app.iso(w.failing_since) as "failingSince", ${providerSql} as provider
     from app.webhook_endpoints w join app.partners p on p.id = w.partner_id where w.id = $1`,
    [endpointId],
  );
  const [row] = rows;
  if (row === undefined) return;
  const id = newId('notice');
  const { at, failingSince, provider } = row;
  const off: EndpointOff = { endpointId, url: withoutQuery(row.url), reason, at, failingSince, cancelled, provider };
  await tx.client.query(
    `/* tellEndpointOff */ insert into app.notices (id, partner_id, name, recipient, channel, language, address, places, items)
     values ($1, $2, 'endpointDisabled', 'partner', 'mail', $3, $4, '{}', $5)`,
    [
      id,
      row.partnerId,
      row.language,
      ctx.keys.seal(`notices.address:${id}`, row.email),
      ctx.keys.sealJson(`notices.items:${id}`, off),
    ],
  );
  await addJob(tx, 'deliverNotice', { noticeId: id });
}

/** Receivers may have secrets in the query of their URL. */
function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
