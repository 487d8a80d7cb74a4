import { ArrowLeftOutlined } from '@ant-design/icons';
import { kindRow } from '@beian/domain/order-names';
import { useOne } from '@refinedev/core';
import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import type { ApiError } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Failure, Skeleton } from '../../app/shell/states.tsx';
import { AccessValues } from '../../order/kind/access-values.tsx';
import { useDelayed, useThrottled } from '../../ui/hooks.ts';
import { Reveal } from '../../ui/reveal/lazy-reveal.tsx';
import type { RevealTarget } from '../../ui/reveal/reveal-dialog.tsx';
import { commonTexts, listTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { shownValue } from '../../ui/value-text.ts';
import { RectificationPanel } from '../rectification/panel.tsx';
import { accessTexts } from './access-texts.ts';
import type { FilingRecord } from './documents.ts';
import { HistoryPanel, useHistory } from './history.tsx';
import { OrderOptions } from './order-options.tsx';
import styles from './record.module.css';
import { recordHistoryTexts, recordListTexts, recordTexts } from './texts.ts';

/** One filing record as the bureau knows it: subject, websites, registered values (masked by the API), the open order. */
export function RecordPage() {
  const t = useT();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const history = useHistory(id);
  const { query, result: record } = useOne<FilingRecord, ApiError>({
    resource: 'records',
    id,
    errorNotification: false,
    liveMode: 'manual',
    liveParams: { subscriptionType: 'useList' },
    onLiveEvent: useThrottled(() => {
      void query.refetch();
      void history.query.refetch();
    }, 2000),
  });
  const showSkeleton = useDelayed(query.isLoading);
  if (query.error && record === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (record === undefined) return showSkeleton ? <Skeleton label={t(listTexts.loading)} /> : null;
  const { openOrder } = record;
  const then = history.query.data?.on ?? null;
  const { on } = history;
  /** The version shown: now, or on the chosen day; null: no record existed then. */
  const shown = on === null ? record : then;
  return (
    <>
      <header className={styles.pageHead}>
        <Button
          type="text"
          icon={<ArrowLeftOutlined aria-hidden />}
          aria-label={t(commonTexts.back)}
          onClick={() => navigate('/records')}
        />
        <div>
          <h1 className={styles.title}>{record.name}</h1>
          <p className={styles.faint}>
            {record.filingNumber} · {record.provinceName} · {fullTime(record.changedAt)}
          </p>
        </div>
        <WithoutWebsites record={record} />
        <p className={styles.open}>
          {openOrder === null ? (
            <span className={styles.faint}>{t(recordTexts.noOpenOrder)}</span>
          ) : (
            <>
              <span className={styles.faint}>{t(recordListTexts.openOrder)}</span>{' '}
              <Link to={`/orders/${encodeURIComponent(openOrder.id)}`}>{openOrder.number}</Link>{' '}
              <span className={styles.tag}>{openOrder.stateLabel}</span>
            </>
          )}
        </p>
      </header>
      <div className={styles.page}>
        <RectificationPanel recordId={record.id} />
        <HistoryPanel {...history} />
        {shown === null ? null : (
          <>
            <h2 className={styles.section}>
              {on === null ? t(recordHistoryTexts.current) : t(recordHistoryTexts.asOf, { day: on })}
            </h2>
            <Registered shown={shown} record={on === null ? record : null} />
          </>
        )}
        <Partners partners={record.partners} />
      </div>
    </>
  );
}

/** A record without websites is a shell 空壳主体, or its subject was cancelled. */
export function WithoutWebsites({ record }: { record: Pick<FilingRecord, 'websites' | 'deregisteredAt'> }) {
  const t = useT();
  if (record.websites.length > 0) return null;
  const at = record.deregisteredAt;
  return (
    <p className={styles.without}>
      <span className={styles.tag}>{t(at === null ? recordTexts.shell : recordTexts.deregistered)}</span>{' '}
      {at === null ? t(accessTexts.shellMeans) : t(recordTexts.deregisteredMeans, { at: fullTime(at) })}
    </p>
  );
}

type Shown = Pick<FilingRecord, 'values'> & {
  readonly websites: readonly Pick<
    FilingRecord['websites'][number],
    'id' | 'filingNumber' | 'name' | 'ours' | 'values'
  >[];
};

/**
 * Subject and websites with their registered values; `record` null: of an earlier day, where nothing can be revealed and no order
 * opened.
 */
function Registered({ shown: { values, websites }, record }: { shown: Shown; record: FilingRecord | null }) {
  const t = useT();
  const options = record?.orderOptions ?? [];
  const openOrder = record?.openOrder ?? null;
  const filed = (id: string) => record?.websites.find((website) => website.id === id);
  const allDomains = record?.websites.flatMap(({ domains }) => domains) ?? [];
  return (
    <>
      <section className={styles.card} aria-label={t(recordTexts.subject)}>
        <header className={styles.cardHead}>
          <h3>{t(recordTexts.subject)}</h3>
          {values.some((value) => value.masked) ? <span className={styles.note}>{t(recordTexts.masked)}</span> : null}
        </header>
        <Values values={values} target={record === null ? null : { recordId: record.id, websiteId: null }} />
        <OrderOptions
          options={options.filter(({ kind }) => kindRow(kind).about === 'subject')}
          domains={allDomains}
          openOrder={openOrder}
        />
      </section>
      <h2 className={styles.section}>{t(recordTexts.websites, { n: websites.length })}</h2>
      {websites.length === 0 ? <p className={styles.faint}>{t(recordTexts.noWebsites)}</p> : null}
      {websites.map((website) => {
        const own = options.filter(({ websiteId }) => websiteId === website.id);
        const domains = filed(website.id)?.domains ?? [];
        return (
          <section key={website.id} className={styles.card} aria-label={website.name}>
            <header className={styles.cardHead}>
              <h3>{website.name}</h3>
              <span className={styles.faint}>{website.filingNumber}</span>
              <span className={styles.tag}>{t(website.ours ? recordTexts.ours : recordTexts.notOurs)}</span>
              {website.values.some((value) => value.masked) ? (
                <span className={styles.note}>{t(recordTexts.masked)}</span>
              ) : null}
            </header>
            <Values
              values={website.values}
              target={record === null ? null : { recordId: record.id, websiteId: website.id }}
            />
            <OrderOptions
              options={own.filter(({ kind }) => kindRow(kind).about === 'website')}
              domains={domains}
              openOrder={openOrder}
            />
            {filed(website.id)?.accesses.map((access) => (
              <section key={access.id} className={styles.access} aria-label={`${t(accessTexts.title)} ${access.id}`}>
                <h4>
                  {t(accessTexts.title)}{' '}
                  <span className={styles.tag}>{t(access.ours ? accessTexts.ours : accessTexts.others)}</span>{' '}
                  <span className={styles.faint}>{access.id}</span>
                </h4>
                <AccessValues access={access} />
                <OrderOptions
                  options={own.filter(({ accessId }) => accessId === access.id)}
                  domains={domains}
                  openOrder={openOrder}
                />
              </section>
            ))}
          </section>
        );
      })}
    </>
  );
}

/** The partners that may act on the record, and the reason of each. */
function Partners({ partners }: { partners: FilingRecord['partners'] }) {
  const t = useT();
  return (
    <section className={styles.card} aria-label={t(recordTexts.partners)}>
      <header className={styles.cardHead}>
        <h3>{t(recordTexts.partners)}</h3>
        {partners.length === 0 ? <span className={styles.faint}>{t(recordTexts.noPartners)}</span> : null}
      </header>
      <dl className={styles.values}>
        {partners.map((one) => (
          <div key={one.partnerId}>
            <dt>{one.partnerName}</dt>
            <dd>
              {one.basis} · {fullTime(one.since)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Registered values with their labels. */
function Values({ values, target }: { values: FilingRecord['values']; target: RevealTarget | null }) {
  const t = useT();
  return (
    <dl className={styles.values}>
      {values.map((value) => (
        <div key={value.field}>
          <dt>{value.label}</dt>
          <dd>
            {value.values.length === 0
              ? t(commonTexts.none)
              : value.values.map((one) => shownValue(value.field, one, value.valueLabels)).join(t(commonTexts.and))}
            {value.masked && target !== null ? (
              <Reveal target={target} field={value.field} label={value.label} />
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
