import { allPartnerEventKinds, partnerEventKinds } from '@beian/domain/partner';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { useAction } from '../../ui/form/use-send.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { Deliveries } from './deliveries.tsx';
import { type Endpoint, enableEndpointDocument, endpointsDocument } from './documents.ts';
import styles from './partner.module.css';
import { integrationTexts, partnersTexts, partnerTexts } from './texts.ts';

/** The endpoints of a partner with their health, and the deliveries of the selected one. */
export function Endpoints({ partnerId, mayManage }: { partnerId: string; mayManage: boolean }) {
  const t = useT();
  const [shown, setShown] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['partner', partnerId, 'endpoints'],
    queryFn: async () => (await request(endpointsDocument, { id: partnerId })).webhookEndpoints,
    refetchInterval: 15_000,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const rows = query.data?.edges.map(({ node }) => node);
  const chosen = rows?.find(({ id }) => id === shown);
  return (
    <section className={styles.card} aria-label={t(partnerTexts.endpoints)}>
      <header className={styles.cardHead}>
        <div>
          <h2>{t(partnerTexts.endpoints)}</h2>
          <p className={styles.faint}>{t(mayManage ? partnerTexts.endpointsLead : integrationTexts.endpointsLead)}</p>
        </div>
      </header>
      {query.error && rows === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : rows === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(partnerTexts.loading)} rows={2} />
        ) : null
      ) : rows.length === 0 ? (
        <Empty
          title={t(partnerTexts.noEndpoints)}
          hint={t(mayManage ? partnerTexts.noEndpointsHint : integrationTexts.noEndpointsHint)}
        />
      ) : (
        <table className={styles.table} aria-label={t(partnerTexts.endpoints)}>
          <thead>
            <tr>
              <th scope="col">{t(partnerTexts.endpoint)}</th>
              <th scope="col">{t(partnerTexts.eventKinds)}</th>
              <th scope="col">{t(partnerTexts.lastDelivered)}</th>
              <th scope="col">{t(partnerTexts.failingSince)}</th>
              <th scope="col">{t(partnerTexts.waiting)}</th>
              <th scope="col" aria-label={t(partnerTexts.deliveries)} />
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <EndpointRow
                key={one.id}
                one={one}
                partnerId={partnerId}
                mayManage={mayManage}
                shown={one.id === shown}
                onShow={() => setShown(one.id === shown ? null : one.id)}
              />
            ))}
          </tbody>
        </table>
      )}
      {chosen === undefined ? null : (
        <Deliveries key={chosen.id} partnerId={partnerId} endpoint={chosen} mayManage={mayManage} />
      )}
    </section>
  );
}

interface RowProps {
  readonly one: Endpoint;
  readonly partnerId: string;
  readonly mayManage: boolean;
  readonly shown: boolean;
  readonly onShow: () => void;
}

function EndpointRow({ one, partnerId, mayManage, shown, onShow }: RowProps) {
  const t = useT();
  const language = useLanguage();
  const off = one.state === 'DISABLED';
  const labels = one.kinds?.map((name) => kindLabel(name, language));
  return (
    <tr className={off ? styles.ended : undefined}>
      <th scope="row">
        <span className={styles.address}>{one.url}</span>{' '}
        <span className={off ? styles.endedTag : one.failingSince === null ? styles.tag : styles.testTag}>
          {off ? t(partnerTexts.off) : one.failingSince === null ? t(partnerTexts.on) : t(partnerTexts.failing)}
        </span>
        {one.description === '' ? null : <span className={styles.faint}> {one.description}</span>}
        {off ? (
          <p className={styles.warn}>
            {t(partnerTexts.offSince, { why: one.disabledText ?? '', at: fullTime(one.disabledAt ?? '') })}
          </p>
        ) : null}
      </th>
      <td data-label={t(partnerTexts.eventKinds)}>
        {labels === undefined ? (
          t(partnerTexts.allKinds)
        ) : (
          <span title={labels.join(' · ')}>
            {labels.length > 3 ? t(partnerTexts.someKinds, { n: labels.length }) : labels.join(' · ')}
          </span>
        )}
      </td>
      <td data-label={t(partnerTexts.lastDelivered)} className={styles.time}>
        {one.lastDeliveredAt === null ? t(partnersTexts.never) : fullTime(one.lastDeliveredAt)}
      </td>
      <td data-label={t(partnerTexts.failingSince)} className={styles.time}>
        {one.failingSince === null ? t(commonTexts.none) : fullTime(one.failingSince)}
      </td>
      <td data-label={t(partnerTexts.waiting)}>{one.waiting}</td>
      <td className={styles.acts}>
        <Button
          size="small"
          aria-expanded={shown}
          aria-label={t(partnerTexts.deliveriesOf, { url: one.url })}
          onClick={onShow}
        >
          {t(partnerTexts.deliveries)}
        </Button>
        {off && mayManage ? <Enable one={one} partnerId={partnerId} /> : null}
      </td>
    </tr>
  );
}

/** An endpoint that is enabled again receives new events only; earlier ones are sent again from its deliveries. */
function Enable({ one, partnerId }: { one: Endpoint; partnerId: string }) {
  const t = useT();
  const { act, isBusy } = useAction({
    send: async (_: undefined, key) =>
      (await request(enableEndpointDocument, { id: one.id, key })).updateWebhookEndpoint,
    done: () => t(partnerTexts.enabled),
    stale: [['partner', partnerId]],
  });
  return (
    <Button
      size="small"
      type="primary"
      loading={isBusy}
      aria-label={t(partnerTexts.enableOf, { url: one.url })}
      onClick={() => act(undefined)}
    >
      {t(partnerTexts.enable)}
    </Button>
  );
}

/** The label of an event kind such as `ORDER_APPROVED`. */
function kindLabel(name: string, language: 'zh' | 'en'): string {
  const kind = allPartnerEventKinds.find((one) => one.toUpperCase().replace('.', '_') === name);
  return kind === undefined ? name : partnerEventKinds[kind].label[language];
}
